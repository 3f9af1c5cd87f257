//! Headers that every answer has: what a browser may do with it, and who may read it from another
//! site. One table, and one test over all routes (`tests/api/headers.spec.ts`).

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, CONTENT_SECURITY_POLICY,
    REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};

const COOP: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// No inline script, no style attribute, nothing from elsewhere; WebAssembly needs its own word.
const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const FEATURES: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), \
    publickey-credentials-get=(self), publickey-credentials-create=(self)";

/// Addresses of the API that are for the site alone.
const STUDIO: [&str; 5] = [
    "/api/v1/drafts/",
    "/api/v1/catalogue/",
    "/api/v1/session",
    "/api/v1/sign-in",
    "/api/v1/members/",
];

/// Whom an address is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Everybody, from any site.
    Open,
    /// The site itself.
    Site,
}

impl Reach {
    /// By the address and the method: reading what is published is open, everything else is not.
    pub(crate) fn of(path: &str, method: &Method) -> Self {
        let published = path.starts_with("/data/") || path.starts_with("/log/");
        let api = path.starts_with("/api/v1/");
        let studio = STUDIO.iter().any(|prefix| path.starts_with(prefix));
        let reads = [Method::GET, Method::HEAD, Method::OPTIONS].contains(method);
        if reads && (published || (api && !studio)) { Self::Open } else { Self::Site }
    }
}

/// Adds them.
pub(crate) fn secure(headers: &mut HeaderMap, reach: Reach) {
    let all = [
        (CONTENT_SECURITY_POLICY, CSP),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (COOP, "same-origin"),
        (PERMISSIONS, FEATURES),
        (STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains"),
    ];
    for (name, value) in all {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let resource = match reach {
        Reach::Open => {
            let exposed = "ETag, Link, Repr-Digest, Content-Disposition, Retry-After";
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(exposed));
            "cross-origin"
        }
        Reach::Site => "same-origin",
    };
    headers.insert(CORP, HeaderValue::from_static(resource));
}

/// What a preflight of an open address is answered with.
pub(crate) fn preflight(headers: &mut HeaderMap) {
    let all = [
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
        (ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Accept-Language, If-None-Match"),
        (ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    for (name, value) in all {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
