//! The single-page app: mounts the pages of `routes.rs` in the place of what the server sent.
//! Start reading there.

#![expect(unreachable_pub, reason = "the macro behind #[component] writes `pub` for its props")]
#![expect(clippy::needless_pass_by_value, reason = "a component takes its props by value")]

mod api;
mod load;
mod offline;
mod page;
mod pages;
mod passkey;
mod parts;
mod purpose;
mod routes;
mod settings;
mod share;
mod text;

use leptos::prelude::*;

use crate::parts::loading::ServerPage;

fn main() {
    let server = ServerPage::take();
    offline::start();
    leptos::mount::mount_to_body(move || view! { <routes::App server=server /> });
}
