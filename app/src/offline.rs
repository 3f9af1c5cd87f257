//! Reading without a connection: starts the service worker (`public/sw.js`) and tells it what the
//! reader opened before it was there to see it. Where a browser has none, nothing is lost.

use crate::load::aside;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerUpdateViaCache,
};

/// The browser's service workers; there are none outside a secure context.
fn container() -> Option<ServiceWorkerContainer> {
    window().is_secure_context().then(|| window().navigator().service_worker())
}

/// Starts the worker.
pub(crate) fn start() {
    let Some(container) = container() else { return };
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let _promise = container.register_with_options("/sw.js", &options);
}

/// The files of the app that were loaded for this page, its lazy parts among them.
fn loaded_files() -> impl Iterator<Item = JsValue> {
    let entries = window().performance().map(|p| p.get_entries_by_type("resource"));
    let name = |entry: JsValue| js_sys::Reflect::get(&entry, &JsValue::from_str("name")).ok();
    let ours = |name: &JsValue| name.as_string().is_some_and(|name| name.contains("/assets/"));
    entries.unwrap_or_default().to_vec().into_iter().filter_map(name).filter(ours)
}

/// Asks the worker to keep what is at these paths, the page itself, and what it was made of.
pub(crate) fn keep(paths: &[String]) {
    let Some(container) = container() else { return };
    let opened = js_sys::Array::new();
    let here = window().location().pathname().unwrap_or_default();
    for path in paths.iter().chain([&here]) {
        opened.push(&JsValue::from_str(path));
    }
    for file in loaded_files() {
        opened.push(&file);
    }
    let message = js_sys::Object::new();
    let _set = js_sys::Reflect::set(&message, &JsValue::from_str("opened"), &opened);
    aside(async move {
        let Ok(ready) = container.ready() else { return };
        let registration = JsFuture::from(ready).await.ok();
        let registration =
            registration.and_then(|r| r.dyn_into::<ServiceWorkerRegistration>().ok());
        if let Some(worker) = registration.and_then(|registration| registration.active()) {
            let _posted = worker.post_message(&message);
        }
    });
}
