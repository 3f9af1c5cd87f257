//! The single-page app: mounts the pages of `routes.rs`. Start reading there.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| leptos::view! { <main><h1>"Terang"</h1></main> });
}
