//! The Worker's door: `fetch` and nothing else. The routes are in `router.rs`.

use worker::{Context, Env, Request, Response, Result, event};

#[event(fetch)]
async fn fetch(_request: Request, _env: Env, _context: Context) -> Result<Response> {
    Response::ok("Terang")
}
