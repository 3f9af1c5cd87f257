//! The Worker's door: `fetch` and nothing else. The routes are in `router.rs`.

use worker::{Context, Env, Request, Response, Result, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    if request.path() == "/healthz" {
        return Response::ok("Terang");
    }
    let reply =
        env.assets("ASSETS")?.fetch_request(worker::HttpRequest::try_from(request)?).await?;
    Response::try_from(reply)
}
