//! Every file of a publication with its size and its fingerprint, and where its figures are from.

use budget::money::Lang;
use budget::publication::{ManifestV1, PublishedFile};
use leptos::prelude::*;

use crate::api::{Opened, publication_api};
use crate::parts::breakable::breakable;
use crate::settings::words;
use crate::share::size;
use crate::text::Text;

/// The name of the manifest, which cannot list itself.
const MANIFEST: &str = "manifest.json";

/// The files.
#[component]
pub(super) fn Downloads(opened: Opened) -> impl IntoView {
    let t = words();
    let p = &t.publication;
    let manifest = &opened.manifest;
    let file =
        |file: &PublishedFile| row(t, &opened, &file.name, Some(file.bytes), file.sha256.as_str());
    let api = publication_api(manifest.government.slug.as_str(), manifest.year, manifest.number);
    view! {
        <section class="downloads">
            <h2>{p.downloads}</h2>
            <p class="quiet">{p.downloads_lead}</p>
            <div class="table-scroll" role="region" aria-label=p.downloads tabindex="0">
                <table class="files">
                    <thead>
                        <tr>
                            <th scope="col">{p.file}</th>
                            <th scope="col" class="number">{p.size}</th>
                            <th scope="col">"SHA-256"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {manifest.files.iter().map(file).collect_view()}
                        {row(t, &opened, MANIFEST, None, opened.manifest_sha256.as_str())}
                    </tbody>
                </table>
            </div>
            <p>
                {p.api} ": "
                <a rel="external" href=api.clone()>
                    <code>{breakable(&api)}</code>
                </a>
            </p>
            {origin(t, manifest)}
        </section>
    }
}

fn row(
    t: &'static Text,
    opened: &Opened,
    name: &str,
    bytes: Option<u32>,
    sha256: &str,
) -> impl IntoView + use<> {
    let says = (t.publication.file_says)(name);
    // The manifest says every length but its own.
    let size = bytes.map_or_else(|| "–".to_owned(), |bytes| size(bytes, t.lang));
    view! {
        <tr>
            <th scope="row">
                <a href=opened.file(name) download=download_name(opened, name)>
                    {name.to_owned()}
                </a>
                <span class="files-says">{says}</span>
            </th>
            <td class="number">{size}</td>
            <td>
                <code class="hash">{sha256.to_owned()}</code>
            </td>
        </tr>
    }
}

/// A name that still says what it is in a folder of downloads.
fn download_name(opened: &Opened, name: &str) -> String {
    let ManifestV1 { government, year, number, .. } = &opened.manifest;
    format!("{}-{year}-v{number}-{name}", government.slug)
}

/// Where the figures come from, under which law and licence, and what they count.
fn origin(t: &'static Text, manifest: &ManifestV1) -> impl IntoView + use<> {
    let p = &t.publication;
    let basis = manifest.legal_basis.as_ref().map(|basis| {
        let date = basis.date.as_ref().map(|date| format!(", {}", t.date(date)));
        view! {
            <dt>{p.basis}</dt>
            <dd>{basis.title.clone()} {date}</dd>
        }
    });
    let origin = manifest.origin.as_ref().map(|origin| {
        let says = match t.lang {
            Lang::Id => origin.id.clone(),
            Lang::En => origin.en.clone(),
        };
        let count = u32::try_from(origin.files.len()).unwrap_or(u32::MAX);
        let files = (0 < count).then(|| {
            let names = origin.files.iter().map(|name| view! { <li>{name.clone()}</li> });
            view! {
                <details>
                    <summary>{(p.origin_files)(count)}</summary>
                    <ul class="origin-files">{names.collect_view()}</ul>
                </details>
            }
        });
        let address = origin.address.clone().map(|address| {
            view! {
                " "
                <a rel="external noopener" href=address.clone()>
                    {address.clone()}
                </a>
            }
        });
        view! {
            <dt>{p.origin}</dt>
            <dd>{says} {address} {files}</dd>
        }
    });
    view! {
        <dl class="origin">
            {basis} {origin} <dt>{p.counts_title}</dt>
            <dd>{(p.counts)(&manifest.counts)}</dd> <dt>{p.licence_title}</dt>
            <dd>{manifest.licence.clone()}</dd>
        </dl>
    }
}
