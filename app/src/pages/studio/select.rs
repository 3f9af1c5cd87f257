//! Choosing an organisation by name, never by a code that is typed.

use budget::organisation::{Organisation, Organisations};
use leptos::prelude::*;

/// Those that have not ended before a year, offices by code with their units below them.
pub(super) fn open(all: &Organisations, year: u16) -> Vec<&Organisation> {
    let mut open: Vec<_> = all.iter().filter(|of| of.is_open(year)).collect();
    open.sort_by_key(|of| {
        let above = of.parent.as_ref().and_then(|id| all.find(id));
        let office = above.map_or(&of.code, |above| &above.code);
        (office, above.is_some(), &of.code)
    });
    open
}

/// `1.02.01 Dinas Kesehatan`, a unit set in below its office.
pub(super) fn label(of: &Organisation) -> String {
    let set_in = if of.parent.is_some() { "\u{2003}" } else { "" };
    format!("{set_in}{} {}", of.code, of.name)
}

/// The choices: id and words.
pub(super) type Options = Vec<(String, String)>;

/// A choice among them; one that is none of them any more stays as it is.
#[component]
pub(super) fn Select(
    #[prop(into)] id: String,
    label: &'static str,
    /// What it says where nothing is chosen.
    none: &'static str,
    options: Options,
    #[prop(into)] chosen: String,
    #[prop(into)] choose: Callback<String>,
) -> impl IntoView {
    let is_strange = !chosen.is_empty() && !options.iter().any(|(id, _)| *id == chosen);
    let strange = is_strange.then(|| (chosen.clone(), chosen.clone()));
    let option = |(id, words): (String, String)| {
        let selected = id == chosen;
        view! {
            <option value=id selected=selected>
                {words}
            </option>
        }
    };
    let first = (String::new(), none.to_owned());
    let options = std::iter::once(first).chain(strange).chain(options).map(option).collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=move |event| choose.run(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
}
