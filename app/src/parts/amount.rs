//! Amounts of money as people see them: short in a sentence with the exact figure one tap away,
//! exact in a table. Both carry every digit for whoever copies them.

use budget::Money;
use leptos::prelude::*;

use crate::settings::words;
use crate::share::for_sheet;

/// `Rp2,06 triliun` in a sentence; a tap shows `Rp2.057.123.456.789`, and the next tap the short
/// form again.
#[component]
pub(crate) fn ShortAmount(amount: Money) -> impl IntoView {
    let lang = words().lang;
    let (short, exact) = (amount.short(lang), amount.exact(lang));
    if short == exact {
        return view! { <span class="amount" data-exact=for_sheet(amount, lang)>{exact}</span> }
            .into_any();
    }
    let opened = RwSignal::new(false);
    let shown = {
        let (short, exact) = (short.clone(), exact.clone());
        move || if opened.get() { exact.clone() } else { short.clone() }
    };
    view! {
        <button
            type="button"
            class="amount amount-button"
            aria-label=format!("{short} ({exact})")
            title=exact
            data-exact=for_sheet(amount, lang)
            on:click=move |_| opened.update(|opened| *opened = !*opened)
        >
            {shown}
        </button>
    }
    .into_any()
}

/// Whether an amount is written with its sen.
pub(crate) const fn has_sen(amount: Money) -> bool {
    amount.sen() % 100 != 0
}

/// What the style needs to align amounts on the decimal comma.
const fn class_of(amount: Money) -> &'static str {
    if has_sen(amount) { "amount amount-sen" } else { "amount" }
}

/// Every digit, grouped, for a table's cell.
#[component]
pub(crate) fn ExactAmount(amount: Money) -> impl IntoView {
    let lang = words().lang;
    view! {
        <span class=class_of(amount) data-exact=for_sheet(amount, lang)>
            {amount.grouped(lang)}
        </span>
    }
}

/// A difference, with its sign. It has no colour: more spending is neither good nor bad.
#[component]
pub(crate) fn Change(amount: Money) -> impl IntoView {
    let lang = words().lang;
    let mark = if 0 < amount.sen() { "+" } else { "" };
    view! {
        <span class=class_of(amount) data-exact=for_sheet(amount, lang)>
            {mark}
            {amount.grouped(lang)}
        </span>
    }
}
