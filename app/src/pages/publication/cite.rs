//! How to cite a publication, or a line of it: an address that lasts, the date, the fingerprint.

use leptos::prelude::*;

use crate::api::Opened;
use crate::parts::copying::CopyButton;
use crate::settings::words;
use crate::text::Cited;

/// The citation, with a button that copies it, and the proof that it was published.
#[component]
pub(super) fn Cite(
    opened: Opened,
    /// A line of it, by what it is called and its address.
    #[prop(optional)]
    part: Option<(String, String)>,
) -> impl IntoView {
    let t = words();
    let p = &t.publication;
    let manifest = &opened.manifest;
    let (part, path) = match part {
        Some((part, path)) => (Some(part), path),
        None => (None, opened.address()),
    };
    let address = format!("{}{path}", window().location().origin().unwrap_or_default());
    let text = (p.citation)(&Cited {
        government: &manifest.government.name,
        title: &t.budget_name(manifest.stage, manifest.year),
        number: manifest.number,
        published: &(p.published)(manifest.is_copied(), &t.date(&manifest.published_at)),
        address: &address,
        sha256: opened.manifest_sha256.as_str(),
        part: part.as_deref(),
    });
    let proof = opened.log_index.map(|index| {
        view! {
            <p class="proof">
                <strong>{p.proof}":"</strong>
                " "
                {(p.proof_says)(index)}
            </p>
        }
    });
    view! {
        <section class="cite">
            <h2>{p.cite}</h2>
            <p class="quiet">{p.cite_lead}</p>
            <blockquote>{text.clone()}</blockquote>
            <p>
                <CopyButton text label=p.copy />
            </p>
            {proof}
        </section>
    }
}
