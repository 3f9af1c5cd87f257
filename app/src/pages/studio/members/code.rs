//! The code of an invitation, once: on this page until somebody says that they have it. It is kept
//! nowhere in the browser, and stands in the link behind the mark that is never sent to a server.

use budget::government::Slug;
use leptos::prelude::*;

use super::super::frame::{focus, moment, studio_words};
use super::desk::{CODE, Desk, TOLD};
use crate::parts::copying::CopyButton;

/// The code, with what to do with it.
#[component]
pub(super) fn Code(desk: Desk, slug: Slug) -> impl IntoView {
    let t = studio_words();
    let m = &t.members;
    let close = move |_| {
        desk.code.set(None);
        focus(TOLD);
    };
    move || {
        desk.code.get().map(|(name, code)| {
            let origin = window().location().origin().unwrap_or_default();
            let link = format!("{origin}/studio/{slug}/join#{}", code.code);
            view! {
                <section class="code-panel" aria-labelledby=CODE>
                    <h2 id=CODE tabindex="-1">
                        {(m.code_title)(&name)}
                    </h2>
                    <p>{m.code_says}</p>
                    <dl class="facts">
                        <div>
                            <dt>{m.code_link}</dt>
                            <dd>
                                <code>{link.clone()}</code>
                            </dd>
                        </div>
                        <div>
                            <dt>{m.code_code}</dt>
                            <dd>
                                <code>{code.code.clone()}</code>
                            </dd>
                        </div>
                    </dl>
                    <p class="quiet">{(m.code_ends)(&moment(t, &code.ends_at))}</p>
                    <div class="buttons">
                        <CopyButton text=link label=m.copy_link />
                        <CopyButton text=code.code label=m.copy_code />
                        <button type="button" class="button" on:click=close>
                            {m.code_done}
                        </button>
                    </div>
                </section>
            }
        })
    }
}
