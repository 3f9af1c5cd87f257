//! Beginning a government, for those who run the platform: its address, which is given for ever,
//! and its first administrator. One of them proposes it, another confirms it.

use budget::government::{Government, GovernmentKind, Slug};
use budget::protocol::people::{Change, NewProposal};
use budget::text::Text as Domain;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::doing::Doing;
use super::form::{Opener, Sending};
use super::frame::{focus, focus_soon, studio_words};
use super::members::one_line;
use crate::api::people;
use crate::load::Load;

/// The button that opens the form.
const OPENER: &str = "open-found";
/// The list from which a browser completes the name.
const REGIONS: &str = "found-regions";
/// The element that says what was done.
const TOLD: &str = "founded";

/// One line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Name,
    Code,
    Slug,
    Administrator,
    Reason,
}

impl Field {
    const ALL: [Self; 5] = [Self::Name, Self::Code, Self::Slug, Self::Administrator, Self::Reason];

    const fn id(self) -> &'static str {
        match self {
            Self::Name => "found-name",
            Self::Code => "found-code",
            Self::Slug => "found-slug",
            Self::Administrator => "found-administrator",
            Self::Reason => "found-reason",
        }
    }

    const fn of(self, draft: &Draft) -> &String {
        match self {
            Self::Name => &draft.name,
            Self::Code => &draft.code,
            Self::Slug => &draft.slug,
            Self::Administrator => &draft.administrator,
            Self::Reason => &draft.reason,
        }
    }

    /// What it is called, and what it is for.
    fn said(self) -> (&'static str, &'static str) {
        let t = studio_words();
        let f = &t.found;
        match self {
            Self::Name => (f.name, f.name_hint),
            Self::Code => (f.code, f.code_hint),
            Self::Slug => (f.slug, f.slug_hint),
            Self::Administrator => (f.administrator, t.forms.invite_name_hint),
            Self::Reason => (t.forms.why, t.forms.why_hint),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Draft {
    name: String,
    code: String,
    slug: String,
    administrator: String,
    reason: String,
    kind: Option<GovernmentKind>,
    /// Whether the address was written by hand; until then it follows the name.
    own_slug: bool,
    tried: bool,
}

/// `kabupaten-bantul` of `Kabupaten Bantul`.
fn slug_of(name: &str) -> String {
    let letters = name.to_lowercase();
    let parts = letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("-");
    slug.chars().take(Slug::CHARS_MAX).collect()
}

impl Draft {
    /// Takes a government of the official list as it stands there.
    fn take(&mut self, of: &Government) {
        self.name.clone_from(&of.name);
        self.code.clone_from(&of.code);
        self.slug = of.slug.to_string();
        self.kind = Some(of.kind);
        self.own_slug = true;
    }

    fn set(&mut self, field: Field, text: String) {
        match field {
            Field::Name => {
                if !self.own_slug {
                    self.slug = slug_of(&text);
                }
                self.name = text;
            }
            Field::Code => self.code = text,
            Field::Slug => (self.slug, self.own_slug) = (text, true),
            Field::Administrator => self.administrator = text,
            Field::Reason => self.reason = text,
        }
    }

    fn lacks(&self, field: Field) -> bool {
        let text = field.of(self).trim();
        text.is_empty() || (field == Field::Slug && Slug::parse(text).is_err())
    }

    fn proposal(&self) -> Option<(Slug, NewProposal)> {
        let slug = Slug::parse(self.slug.trim()).ok()?;
        let government = Government {
            slug: slug.clone(),
            code: self.code.trim().to_owned(),
            name: one_line(&self.name),
            kind: self.kind.unwrap_or(GovernmentKind::Regency),
        };
        let change = Change::Found { government, name: one_line(&self.administrator) };
        Some((slug, NewProposal { change, reason: one_line(&self.reason) }))
    }
}

/// The button, the form behind it, and what came of it.
#[component]
pub(super) fn Found(
    /// Told when one was proposed.
    #[prop(into)]
    done: Callback<()>,
) -> impl IntoView {
    let t = studio_words();
    let is_open = RwSignal::new(false);
    let founded = RwSignal::new(None::<Slug>);
    let toggle = move |()| {
        is_open.update(|open| *open = !*open);
        founded.set(None);
        focus_soon(Field::Name.id());
    };
    let told = move || {
        founded.get().map(|slug| {
            let address = format!("/studio/{slug}/members");
            view! { {t.found.told} " " <a href=address.clone()>{address.clone()}</a> }
        })
    };
    view! {
        <div>
            <Opener id=OPENER label=t.found.open about="" is_open toggle large=true />
            {move || is_open.get().then(|| view! { <FoundForm is_open founded done /> })}
            <p class="told" id=TOLD role="status" tabindex="-1">
                {told}
            </p>
        </div>
    }
}

#[component]
fn FoundForm(
    is_open: RwSignal<bool>,
    founded: RwSignal<Option<Slug>>,
    done: Callback<()>,
) -> impl IntoView {
    let t = studio_words();
    let draft = RwSignal::new(Draft::default());
    let doing = Doing::new();
    let regions = Load::new(people::regions);
    let listed = move || regions.get().and_then(Result::ok).map(|list| list.governments);
    // Whoever names a government of the list has chosen it: the rest is filled in.
    Effect::new(move || {
        let name = draft.with(|draft| draft.name.clone());
        let found = listed().and_then(|all| all.into_iter().find(|of| of.name == name));
        if let Some(found) = found
            && draft.with_untracked(|draft| draft.code != found.code)
        {
            draft.update(|draft| draft.take(&found));
        }
    });
    let options = move || {
        let option = |of: Government| view! { <option value=of.name>{of.code}</option> };
        listed().map(|all| all.into_iter().map(option).collect_view())
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (lacks, proposal) = draft.with_untracked(|draft| {
            (Field::ALL.into_iter().find(|field| draft.lacks(*field)), draft.proposal())
        });
        draft.update(|draft| draft.tried = lacks.is_some());
        match (lacks, proposal) {
            (None, Some((slug, new))) => {
                let key = doing.key(&serde_json::to_string(&new).unwrap_or_default());
                let of = slug.clone();
                let task = async move { people::propose(&slug, &new, &key).await };
                doing.run(task, move |_| {
                    is_open.set(false);
                    founded.set(Some(of));
                    done.run(());
                    focus_soon(TOLD);
                });
            }
            (field, _) => focus(field.unwrap_or(Field::Slug).id()),
        }
    };
    let lacking = move || {
        let lacks = |draft: &Draft| Field::ALL.into_iter().any(|field| draft.lacks(field));
        draft.with(|draft| draft.tried && lacks(draft)).then_some(t.found.missing)
    };
    let cancel = move |()| {
        is_open.set(false);
        focus(OPENER);
    };
    let [name, code, slug, administrator, reason] = Field::ALL.map(|field| {
        view! { <Line draft field /> }
    });
    view! {
        <form class="member-form" novalidate on:submit=submit>
            <p>{t.found.says}</p>
            <datalist id=REGIONS>{options}</datalist>
            {name}
            <Kind draft />
            {code}
            {slug}
            {administrator}
            {reason}
            <p class="faults" role="alert">
                {lacking}
            </p>
            <Sending doing send=t.found.send cancel />
        </form>
    }
}

#[component]
fn Line(draft: RwSignal<Draft>, field: Field) -> impl IntoView {
    let id = field.id();
    let (label, hint) = field.said();
    let says = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                spellcheck="false"
                list=(field == Field::Name).then_some(REGIONS)
                aria-describedby=says.clone()
                aria-invalid=move || draft.with(|of| of.tried && of.lacks(field)).then_some("true")
                prop:value=move || draft.with(|of| field.of(of).clone())
                on:input=move |event| draft.update(|of| of.set(field, event_target_value(&event)))
            />
            <p class="quiet" id=says>
                {hint}
            </p>
        </div>
    }
}

#[component]
fn Kind(draft: RwSignal<Draft>) -> impl IntoView {
    let t = studio_words();
    let domain = Domain::of(t.lang);
    let kind = |kind: GovernmentKind| {
        let is_first = kind == GovernmentKind::Regency;
        view! {
            <option value=kind.as_str() selected=is_first>
                {domain.government(kind)}
            </option>
        }
    };
    let choose = move |event| {
        let kind = GovernmentKind::from_word(&event_target_value(&event));
        draft.update(|of| of.kind = kind);
    };
    view! {
        <div class="field">
            <label for="found-kind">{t.found.kind}</label>
            <select
                id="found-kind"
                prop:value=move || {
                    draft.with(|of| of.kind.unwrap_or(GovernmentKind::Regency).as_str())
                }
                on:change=choose
            >
                {GovernmentKind::ALL.map(kind).collect_view()}
            </select>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_follows_the_name_until_it_is_written_by_hand() {
        let mut draft = Draft::default();
        draft.set(Field::Name, "Kabupaten  Kulon Progo (DIY)".to_owned());
        assert_eq!(draft.slug, "kabupaten-kulon-progo-diy");
        draft.set(Field::Slug, "kulon-progo".to_owned());
        draft.set(Field::Name, "Kabupaten Kulon Progo".to_owned());
        assert_eq!(draft.slug, "kulon-progo");
        assert!(draft.lacks(Field::Code) && !draft.lacks(Field::Slug));
        draft.set(Field::Slug, "studio".to_owned());
        assert!(draft.lacks(Field::Slug), "an address of the site's own");
    }
}
