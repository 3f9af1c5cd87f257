//! What a reader chose: language and theme. Both are kept in the browser's own storage, are sent
//! nowhere, and begin as what the browser says about its reader.

use budget::money::Lang;
use leptos::prelude::*;
use web_sys::Storage;

use crate::text::Text;

const LANGUAGE_KEY: &str = "terang-language";
const THEME_KEY: &str = "terang-theme";

/// The two themes; without a choice the system's is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

impl Theme {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn of_system() -> Self {
        let dark = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
        if dark.is_some_and(|dark| dark.matches()) { Self::Dark } else { Self::Light }
    }

    const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// The reader's choices, for the whole page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    lang: RwSignal<Lang>,
    theme: RwSignal<Option<Theme>>,
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Storage may be forbidden or full; a choice that cannot be kept still holds for this page.
fn keep(key: &str, value: Option<&str>) {
    if let Some(storage) = storage() {
        let _kept = match value {
            Some(value) => storage.set_item(key, value),
            None => storage.remove_item(key),
        };
    }
}

fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// `?lang=` in the address counts most, then the choice made before, then the browser's list.
fn first_language() -> Lang {
    let query = window().location().search().unwrap_or_default();
    let asked = query
        .trim_start_matches('?')
        .split('&')
        .find_map(|pair| pair.strip_prefix("lang="))
        .and_then(Lang::from_tag);
    if let Some(asked) = asked {
        keep(LANGUAGE_KEY, Some(asked.tag()));
        return asked;
    }
    let chosen = kept(LANGUAGE_KEY).and_then(|tag| Lang::from_tag(&tag));
    let of_browser = || {
        let languages = window().navigator().languages();
        languages.iter().find_map(|tag| Lang::from_tag(&tag.as_string()?))
    };
    chosen.or_else(of_browser).unwrap_or_default()
}

impl Settings {
    /// Reads the choices and keeps `<html>` in step with them.
    pub(crate) fn provide() -> Self {
        let theme = match kept(THEME_KEY).as_deref() {
            Some("dark") => Some(Theme::Dark),
            Some("light") => Some(Theme::Light),
            _ => None,
        };
        let settings = Self { lang: RwSignal::new(first_language()), theme: RwSignal::new(theme) };
        Effect::new(move || {
            if let Some(html) = document().document_element() {
                let _set = html.set_attribute("lang", settings.lang.get().tag());
                let _set = match settings.theme.get() {
                    Some(theme) => html.set_attribute("data-theme", theme.as_str()),
                    None => html.remove_attribute("data-theme"),
                };
            }
        });
        provide_context(settings);
        settings
    }

    /// Changes to the other language.
    pub(crate) fn switch_language(self) {
        let other = match self.lang.get_untracked() {
            Lang::Id => Lang::En,
            Lang::En => Lang::Id,
        };
        keep(LANGUAGE_KEY, Some(other.tag()));
        self.lang.set(other);
    }

    /// What is shown now.
    pub(crate) fn theme(self) -> Theme {
        self.theme.get().unwrap_or_else(Theme::of_system)
    }

    /// Changes to the other theme; where that is the system's, the choice is forgotten again.
    pub(crate) fn switch_theme(self) {
        let other = self.theme.get_untracked().unwrap_or_else(Theme::of_system).other();
        let chosen = (other != Theme::of_system()).then_some(other);
        keep(THEME_KEY, chosen.map(Theme::as_str));
        self.theme.set(chosen);
    }
}

/// The words of the language now; a closure in a view that calls this follows the language.
pub(crate) fn words_now() -> &'static Text {
    use_context::<Settings>().map_or(Text::of(Lang::Id), |settings| Text::of(settings.lang.get()))
}

/// One of the words, following the language: one type for all of them, so that a frame of many
/// words is compiled once.
pub(crate) fn said(
    pick: fn(&'static Text) -> &'static str,
) -> impl Fn() -> &'static str + Copy + Send + 'static {
    move || pick(words_now())
}

/// The words for a component, which is made anew by the closure around it when the language
/// changes.
pub(crate) fn words() -> &'static Text {
    use_context::<Settings>()
        .map_or(Text::of(Lang::Id), |settings| Text::of(settings.lang.get_untracked()))
}
