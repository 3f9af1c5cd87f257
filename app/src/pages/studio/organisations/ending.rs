//! The form of an end: when, what ends together, and what follows. Merged, split and closed are the
//! same form with more or fewer of them.

use budget::organisation::Organisation;
use leptos::prelude::*;

use super::super::frame::focus;
use super::super::select::{self, Options, Select};
use super::Shown;
use super::desk::Desk;
use super::draft::Choice;
use super::form::{CODE_CHARS_MAX, NAME_CHARS_MAX, Year, forms};
use crate::load::memo;

/// When it ends, what ends with it, and what follows.
#[component]
pub(super) fn Ending(desk: Desk, shown: Shown, of: Organisation) -> impl IntoView {
    let f = forms();
    let options: Options = shown.all.with_value(|all| {
        let open = select::open(all, desk.year).into_iter().filter(|other| other.id != of.id);
        open.map(|of| (of.id.to_string(), select::label(of))).collect()
    });
    let options = StoredValue::new(options);
    view! {
        <Year desk label=f.last_year hint=f.last_year_hint />
        <p class="quiet">{f.end_says}</p>
        <Chosen desk options choice=Choice::With label=f.with more=f.with_more />
        <Chosen desk options choice=Choice::Successors label=f.successor more=f.successor_more />
        <NewOnes desk />
    }
}

/// Organisations that are chosen one by one.
#[component]
fn Chosen(
    desk: Desk,
    options: StoredValue<Options>,
    choice: Choice,
    label: &'static str,
    more: &'static str,
) -> impl IntoView {
    let f = forms();
    let draft = desk.opened.draft;
    let count = memo(move || draft.with(|draft| draft.chosen(choice).len()));
    let field = move |at: usize| match choice {
        Choice::With => format!("org-with-{at}"),
        Choice::Successors => format!("org-successor-{at}"),
    };
    let add = move |_| {
        let at = count.get_untracked();
        draft.update(|draft| draft.chosen_mut(choice).push(String::new()));
        request_animation_frame(move || focus(&field(at)));
    };
    let one = move |at: usize| {
        let chosen = draft.with_untracked(|draft| draft.chosen(choice).get(at).cloned());
        let choose = move |id| {
            draft.update(|draft| {
                if let Some(of) = draft.chosen_mut(choice).get_mut(at) {
                    *of = id;
                }
            });
        };
        view! {
            <Select
                id=field(at)
                label
                none=f.choose
                options=options.get_value()
                chosen=chosen.unwrap_or_default()
                choose
            />
        }
    };
    view! {
        <div class="units">
            {move || (0..count.get()).map(one).collect_view()}
            <button type="button" class="button button-small" on:click=add>
                {more}
            </button>
        </div>
    }
}

/// What follows and begins then.
#[component]
fn NewOnes(desk: Desk) -> impl IntoView {
    let f = forms();
    let draft = desk.opened.draft;
    let count = memo(move || draft.with(|draft| draft.new.len()));
    let add = move |_| {
        let at = count.get_untracked();
        draft.update(|draft| draft.new.push((String::new(), String::new())));
        request_animation_frame(move || focus(&format!("org-new-code-{at}")));
    };
    let one = move |at: usize| {
        let (code, name) =
            draft.with_untracked(|draft| draft.new.get(at).cloned()).unwrap_or_default();
        let write = move |is_code: bool, text: String| {
            draft.update(|draft| {
                if let Some((code, name)) = draft.new.get_mut(at) {
                    *(if is_code { code } else { name }) = text;
                }
            });
        };
        let field = move |is_code: bool, label: &'static str, value: String| {
            let id = format!("org-new-{}-{at}", if is_code { "code" } else { "name" });
            view! {
                <div class="field">
                    <label for=id.clone()>{label}</label>
                    <input
                        id=id
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        maxlength=if is_code { CODE_CHARS_MAX } else { NAME_CHARS_MAX }
                        prop:value=value
                        on:input=move |event| write(is_code, event_target_value(&event))
                    />
                </div>
            }
        };
        view! { {field(true, f.new_code, code)} {field(false, f.new_name, name)} }
    };
    view! {
        <div class="units">
            {move || (0..count.get()).map(one).collect_view()}
            <button type="button" class="button button-small" on:click=add>
                {f.new_more}
            </button>
        </div>
    }
}
