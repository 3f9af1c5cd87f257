//! Asks the linker to keep relocations, by which the code splitter cuts the module into parts.

fn main() {
    println!("cargo::rustc-link-arg=--emit-relocs");
    println!("cargo::rerun-if-changed=build.rs");
}
