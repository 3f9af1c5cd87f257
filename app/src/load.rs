//! Loading, for pages: what was asked for as a signal, asked for again when what it depends on
//! changes, aborted when nobody waits for it any more. Leptos' own resources do the same for
//! servers and suspense too; this is what a page in the browser needs, in a tenth of the bytes.
//!
//! Also memos that are compiled once for each type they hold, not once for each place that makes
//! one.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::reactive::spawn_local_scoped;
use leptos::task::spawn_local;

use crate::api::LoadError;
use crate::parts::loading::Loading;

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// What was asked for, when it is there, or why it did not come.
pub(crate) struct Load<T: 'static, E: 'static = LoadError> {
    answer: RwSignal<Option<Result<T, E>>, LocalStorage>,
    asked: RwSignal<u32>,
}

impl<T: 'static, E: 'static> Copy for Load<T, E> {}

impl<T: 'static, E: 'static> Clone for Load<T, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + 'static, E: Clone + 'static> Load<T, E> {
    /// Asks by `ask`, and again whenever a signal that it reads changes. Until a new answer is
    /// there the old one stays.
    pub(crate) fn new<F>(ask: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, E>> + 'static,
    {
        let load = Self { answer: RwSignal::new_local(None), asked: RwSignal::new(0) };
        let newest = StoredValue::new(0_u32);
        follow(Box::new(move || {
            load.asked.track();
            newest.update_value(|newest| *newest += 1);
            let number = newest.get_value();
            let answer = ask();
            Box::pin(async move {
                let answer = answer.await;
                // An answer that another question has overtaken, or whose page is gone, is dropped.
                if newest.try_get_value() == Some(number) {
                    load.answer.try_set(Some(answer));
                }
            })
        }));
        load
    }

    /// The answer, once it is there.
    pub(crate) fn get(self) -> Option<Result<T, E>> {
        self.answer.get()
    }

    /// Asks once more.
    pub(crate) fn again(self) {
        self.asked.update(|asked| *asked += 1);
    }
}

fn follow(ask: Box<dyn Fn() -> Task>) {
    Effect::new(move || spawn_local_scoped(ask()));
}

/// A value derived from signals, and told on only where it changed.
pub(crate) fn memo<T>(derive: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    boxed_memo(Box::new(derive))
}

fn boxed_memo<T>(derive: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| derive())
}

/// A part of a view that is drawn again when what it reads changes.
pub(crate) fn live(draw: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(draw);
    draw.into_any()
}

/// A page whose code comes in a part of its own, when it is opened for the first time.
pub(crate) fn later(page: impl Future<Output = AnyView> + 'static) -> AnyView {
    let slot = StoredValue::new_local(None::<AnyView>);
    let there = RwSignal::new(false);
    let page: Pin<Box<dyn Future<Output = AnyView>>> = Box::pin(page);
    // The page is made under the owner of this place, and goes with it.
    spawn_local_scoped(async move {
        let page = page.await;
        slot.try_update_value(|slot| *slot = Some(page));
        there.try_set(true);
    });
    live(move || {
        let page = there.get().then(|| slot.try_update_value(Option::take).flatten()).flatten();
        page.unwrap_or_else(|| view! { <Loading /> }.into_any())
    })
}

/// Runs a task that belongs to no page.
pub(crate) fn aside(task: impl Future<Output = ()> + 'static) {
    let task: Task = Box::pin(task);
    spawn_local(task);
}
