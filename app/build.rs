//! Asks the linker to keep relocations, by which the code splitter cuts the module into parts.
//! Only of the module: a test of this crate is a program of the machine it runs on.

fn main() {
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
