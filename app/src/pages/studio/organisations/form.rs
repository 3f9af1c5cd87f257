//! The form that is open: a new organisation, or a change of one. It stands where it was opened,
//! and nothing is over the page.

use budget::organisation::Organisation;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::super::form::{self, Sending};
use super::super::frame::{focus, studio_words};
use super::super::opened::Form as _;
use super::super::select::{self, Options, Select};
use super::Shown;
use super::desk::{Desk, Told};
use super::draft::{CODE, Draft, Form, NAME, PARENT, REASON, Way, YEAR};
use super::ending::Ending;
use crate::load::memo;
use crate::text::studio::OrganisationForms;

/// The longest code, name and reason, in characters; the server counts again.
pub(super) const CODE_CHARS_MAX: &str = "40";
pub(super) const NAME_CHARS_MAX: &str = "500";
const REASON_CHARS_MAX: &str = "2000";

pub(super) fn forms() -> &'static OrganisationForms {
    &studio_words().organisations.forms
}

/// The button that opens a form below it.
#[component]
pub(super) fn Opener(
    desk: Desk,
    form: Form,
    begins: impl Fn() -> Draft + Send + Sync + 'static,
    label: &'static str,
    /// What it is about, for who hears the button without its place.
    #[prop(into)]
    about: String,
) -> impl IntoView {
    let id = form.opener();
    let of = form.clone();
    let is_open = Signal::derive(move || desk.opened.is(&of));
    let toggle = move |()| desk.toggle(form.clone(), begins());
    view! { <form::Opener id label about is_open toggle /> }
}

/// A form around its fields: it is sent when nothing is missing, and closed by Escape.
#[component]
fn Around(
    desk: Desk,
    shown: Shown,
    form: Form,
    send: Signal<&'static str>,
    children: Children,
) -> impl IntoView {
    let first = form.first_field();
    Effect::new(move || desk.opened.begin_at(first));
    let of = form.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let draft = desk.opened.draft.get_untracked();
        let missing = draft.missing(forms(), &of);
        desk.opened.draft.update(|draft| draft.tried = !missing.is_empty());
        if let Some(missing) = missing.first() {
            return focus(missing.field);
        }
        let told = if of == Form::Add { Told::Added } else { Told::Changed(draft.way) };
        if let Some(act) = draft.act(&of) {
            desk.send(act, shown.revision, told);
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            desk.close();
        }
    };
    let missing = move || {
        let draft = desk.opened.draft.get();
        let missing = if draft.tried { draft.missing(forms(), &form) } else { Vec::new() };
        (!missing.is_empty()).then(|| {
            let says = missing.into_iter().map(|of| view! { <li>{of.says}</li> });
            view! { <ul class="faults">{says.collect_view()}</ul> }
        })
    };
    view! {
        <form class="member-form" novalidate on:submit=submit on:keydown=escape>
            {children()}
            <Reason desk />
            <div role="alert">{missing}</div>
            <Sending doing=desk.opened.doing send cancel=move |()| desk.close() />
        </form>
    }
}

/// A new organisation.
#[component]
pub(super) fn AddForm(desk: Desk, shown: Shown) -> impl IntoView {
    let f = forms();
    view! {
        <Around desk shown form=Form::Add send=Signal::stored(f.send_add)>
            <p>{f.add_says}</p>
            <Named desk shown of=None />
            <Year desk label=f.first_year hint="" />
        </Around>
    }
}

/// A change of one that is there: first which, then its fields.
#[component]
pub(super) fn ChangeForm(desk: Desk, shown: Shown, of: Organisation) -> impl IntoView {
    let f = forms();
    let way = memo(move || desk.opened.draft.with(|draft| draft.way));
    let send = Signal::derive(move || match way.get() {
        Way::Correct => f.send_correct,
        Way::Rename => f.send_rename,
        Way::End => f.send_end,
        Way::Reopen => f.send_reopen,
    });
    let form = Form::Change(of.id.clone());
    let ways = Way::of(&of, desk.year);
    let of = StoredValue::new(of);
    let choice = move |way| view! { <OneWay desk way of /> };
    let fields = move || match way.get() {
        Way::Correct => view! {
            <Named desk shown of=Some(of.get_value()) />
            <Year desk label=f.first_year hint="" />
        }
        .into_any(),
        Way::Rename => view! {
            <Named desk shown of=Some(of.get_value()) />
            <Year desk label=f.from_year hint="" />
        }
        .into_any(),
        Way::End => view! { <Ending desk shown of=of.get_value() /> }.into_any(),
        Way::Reopen => ().into_any(),
    };
    view! {
        <Around desk shown form send>
            <fieldset class="ways">
                <legend>{f.way}</legend>
                {ways.into_iter().map(choice).collect_view()}
            </fieldset>
            {fields}
        </Around>
    }
}

#[component]
fn OneWay(desk: Desk, way: Way, of: StoredValue<Organisation>) -> impl IntoView {
    let f = forms();
    let [name, says] = match way {
        Way::Correct => f.correct,
        Way::Rename => f.rename,
        Way::End => f.end,
        Way::Reopen => f.reopen,
    };
    let id = way.field();
    let hint = format!("{id}-says");
    let choose = move |_| {
        of.with_value(|of| desk.opened.draft.update(|draft| draft.choose(way, of, desk.year)));
    };
    view! {
        <div class="way">
            <input
                type="radio"
                name="way"
                id=id
                aria-describedby=hint.clone()
                prop:checked=move || desk.opened.draft.with(|draft| draft.way == way)
                on:change=choose
            />
            <label for=id>{name}</label>
            <p class="quiet" id=hint>
                {says}
            </p>
        </div>
    }
}

/// Code, name, and what it is a unit of.
#[component]
fn Named(desk: Desk, shown: Shown, of: Option<Organisation>) -> impl IntoView {
    let f = forms();
    let draft = desk.opened.draft;
    // What is a unit, and what has units, has none above it.
    let own = of.map(|of| of.id);
    let offices: Options = shown.all.with_value(|all| {
        let offices = select::open(all, desk.year).into_iter();
        let offices = offices.filter(|of| of.parent.is_none() && Some(&of.id) != own.as_ref());
        offices.map(|of| (of.id.to_string(), select::label(of))).collect()
    });
    view! {
        <Text
            desk
            id=CODE
            label=f.code
            hint=f.code_hint
            chars_max=CODE_CHARS_MAX
            read=|draft| &draft.code
            write=|draft| &mut draft.code
        />
        <Text
            desk
            id=NAME
            label=f.name
            hint=""
            chars_max=NAME_CHARS_MAX
            read=|draft| &draft.name
            write=|draft| &mut draft.name
        />
        <Select
            id=PARENT
            label=f.parent
            none=f.parent_none
            options=offices
            chosen=draft.with_untracked(|draft| draft.parent.clone())
            choose=move |id| draft.update(|draft| draft.parent = id)
        />
    }
}

/// One line of the form.
#[component]
fn Text(
    desk: Desk,
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    chars_max: &'static str,
    read: fn(&Draft) -> &String,
    write: fn(&mut Draft) -> &mut String,
) -> impl IntoView {
    let draft = desk.opened.draft;
    let lacks = move || draft.with(|of| of.tried && read(of).trim().is_empty());
    let says = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let hint = says.clone().map(|id| {
        view! {
            <p class="quiet" id=id>
                {hint}
            </p>
        }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                spellcheck="false"
                maxlength=chars_max
                aria-describedby=says
                aria-invalid=move || lacks().then_some("true")
                prop:value=draft.with_untracked(|of| read(of).clone())
                on:input=move |event| draft.update(|of| *write(of) = event_target_value(&event))
            />
            {hint}
        </div>
    }
}

/// A fiscal year.
#[component]
pub(super) fn Year(desk: Desk, label: &'static str, hint: &'static str) -> impl IntoView {
    let draft = desk.opened.draft;
    let says = (!hint.is_empty()).then_some("org-year-hint");
    let hint = says.map(|id| {
        view! {
            <p class="quiet" id=id>
                {hint}
            </p>
        }
    });
    let lacks = move || draft.with(|of| of.tried && of.year.trim().len() != 4);
    view! {
        <div class="field field-year">
            <label for=YEAR>{label}</label>
            <input
                id=YEAR
                type="text"
                inputmode="numeric"
                autocomplete="off"
                maxlength="4"
                aria-describedby=says
                aria-invalid=move || lacks().then_some("true")
                prop:value=draft.with_untracked(|of| of.year.clone())
                on:input=move |event| draft.update(|of| of.year = event_target_value(&event))
            />
            {hint}
        </div>
    }
}

/// Why, which may be left out.
#[component]
pub(super) fn Reason(desk: Desk) -> impl IntoView {
    let f = forms();
    let draft = desk.opened.draft;
    view! {
        <div class="field">
            <label for=REASON>{f.why}</label>
            <input
                id=REASON
                type="text"
                autocomplete="off"
                maxlength=REASON_CHARS_MAX
                aria-describedby="org-reason-hint"
                prop:value=draft.with_untracked(|of| of.reason.clone())
                on:input=move |event| draft.update(|of| of.reason = event_target_value(&event))
            />
            <p class="quiet" id="org-reason-hint">
                {f.why_hint}
            </p>
        </div>
    }
}
