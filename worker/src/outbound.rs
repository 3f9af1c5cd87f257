//! The only way out: requests to the identity providers of the deployment, and to nobody else. No
//! redirect is followed, so that an answer cannot send us elsewhere.

use axum::http::{HeaderName, HeaderValue, Response, Uri};
use openidconnect::{HttpRequest, HttpResponse};
use worker::{Fetch, Headers, Method, Request, RequestInit, RequestRedirect};

use crate::error::Error;
use crate::settings::Issuer;

/// Bytes of a provider's answer.
const ANSWER_BYTES_MAX: usize = 256 * 1024;

/// Sends a request to a provider.
pub(crate) async fn send(issuer: &Issuer, request: HttpRequest) -> Result<HttpResponse, Failure> {
    exchange(issuer, request).await.map_err(|error| match error {
        Error::Broken(cause) => Failure(cause),
        Error::Refused(_) => Failure("refused".to_owned()),
    })
}

async fn exchange(issuer: &Issuer, request: HttpRequest) -> Result<HttpResponse, Error> {
    if !is_allowed(issuer, request.uri()) {
        let host = request.uri().host().unwrap_or("nowhere").to_owned();
        return Err(Error::broken(format!("{host} is not a host of the provider {}", issuer.id)));
    }
    let (parts, body) = request.into_parts();
    let headers = Headers::new();
    for (name, value) in &parts.headers {
        headers.set(name.as_str(), value.to_str().map_err(Error::broken)?)?;
    }
    let mut init = RequestInit::new();
    init.with_method(Method::from(parts.method.as_str().to_owned()));
    init.with_headers(headers).with_redirect(RequestRedirect::Manual);
    if !body.is_empty() {
        init.with_body(Some(worker::js_sys::Uint8Array::from(body.as_slice()).into()));
    }
    let request = Request::new_with_init(&parts.uri.to_string(), &init)?;
    let mut answer = Fetch::Request(request).send().await?;
    let mut response = Response::builder().status(answer.status_code());
    for (name, value) in answer.headers().entries() {
        let name = HeaderName::try_from(name).map_err(Error::broken)?;
        response = response.header(name, HeaderValue::try_from(value).map_err(Error::broken)?);
    }
    let bytes = answer.bytes().await?;
    if ANSWER_BYTES_MAX < bytes.len() {
        return Err(Error::broken("a provider's answer is too large"));
    }
    response.body(bytes).map_err(Error::broken)
}

/// Whether an address is the provider's: its own origin, or a host that the deployment names, and
/// then by HTTPS.
fn is_allowed(issuer: &Issuer, uri: &Uri) -> bool {
    let own: Option<Uri> = issuer.identifier.parse().ok();
    let origin = |uri: &Uri| Some((uri.scheme_str()?.to_owned(), uri.authority()?.to_string()));
    let is_own = own.as_ref().and_then(origin).is_some_and(|own| origin(uri) == Some(own));
    let is_named = uri.host().is_some_and(|host| issuer.hosts.iter().any(|named| named == host));
    is_own || (is_named && uri.scheme_str() == Some("https") && uri.port().is_none())
}

/// Why there is no answer, as the provider's library wants to be told.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Failure(String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_asked_but_the_provider() {
        let issuer: Issuer = serde_json::from_value(serde_json::json!({
            "id": "demo", "name": "Demo", "issuer": "https://masuk.example.go.id/realm",
            "client_id": "terang", "second_factor": [], "hosts": ["token.example.go.id"],
        }))
        .unwrap();
        for (address, allowed) in [
            ("https://masuk.example.go.id/token", true),
            ("https://token.example.go.id/token", true),
            ("http://masuk.example.go.id/token", false),
            ("https://masuk.example.go.id:8443/token", false),
            ("http://token.example.go.id/token", false),
            ("https://token.example.go.id:444/token", false),
            ("https://masuk.example.go.id.evil.example/token", false),
            ("https://evil.example/?masuk.example.go.id", false),
            ("https://masuk.example.go.id@evil.example/", false),
            ("http://127.0.0.1/", false),
            ("/token", false),
        ] {
            let uri: Uri = address.parse().unwrap();
            assert_eq!(is_allowed(&issuer, &uri), allowed, "{address}");
        }
    }
}
