//! Work on many items, in their order: with the feature `parallel` on every core, else one after another.

/// Maps items. `worker` makes the function for one thread, which may keep what it looked up.
#[cfg(not(all(feature = "parallel", not(target_arch = "wasm32"))))]
pub(crate) fn in_order<T, U, W: FnMut(T) -> U>(
    items: impl IntoIterator<Item = T>,
    worker: impl Fn() -> W,
) -> impl Iterator<Item = U> {
    items.into_iter().map(worker())
}

#[cfg(all(feature = "parallel", not(target_arch = "wasm32")))]
pub(crate) use threads::in_order;

#[cfg(all(feature = "parallel", not(target_arch = "wasm32")))]
mod threads {
    use std::iter::Fuse;
    use std::panic::resume_unwind;
    use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
    use std::thread::{Builder, JoinHandle, available_parallelism};
    use std::vec;

    /// The items that a thread gets at a time.
    const BATCH: usize = 64;
    /// The batches that each thread has at most: one in work, one in its queue.
    const WAITING: usize = 2;

    /// Maps items in their order. The thread of the caller takes the items, and waits for answers.
    pub(crate) fn in_order<T, U, W>(
        items: impl IntoIterator<Item = T>,
        worker: impl Fn() -> W,
    ) -> impl Iterator<Item = U>
    where
        T: Send + 'static,
        U: Send + 'static,
        W: FnMut(T) -> U + Send + 'static,
    {
        let items = items.into_iter().fuse();
        InOrder {
            items,
            own: worker(),
            worker,
            lanes: None,
            sent: 0,
            taken: 0,
            ready: Vec::new().into_iter(),
        }
    }

    struct InOrder<I: Iterator, U, W, F> {
        items: Fuse<I>,
        worker: F,
        /// The function for the thread of the caller.
        own: W,
        /// The threads, if there is enough work.
        lanes: Option<Vec<Lane<I::Item, U>>>,
        /// The batches so far. The threads take turns, so the answers come in the order of the batches.
        sent: usize,
        taken: usize,
        ready: vec::IntoIter<U>,
    }

    /// A thread with its queues.
    struct Lane<T, U> {
        batches: SyncSender<Vec<T>>,
        answers: Receiver<Vec<U>>,
        thread: JoinHandle<()>,
    }

    impl<T: Send + 'static, U: Send + 'static> Lane<T, U> {
        /// Starts a thread, or returns `None` if the system has none left.
        fn start(mut work: impl FnMut(T) -> U + Send + 'static) -> Option<Self> {
            let (batches, waiting) = sync_channel::<Vec<T>>(WAITING);
            let (done, answers) = channel();
            let run = move || {
                for batch in waiting {
                    // Nobody takes the answers of an iterator that was dropped.
                    if done.send(batch.into_iter().map(&mut work).collect()).is_err() {
                        break;
                    }
                }
            };
            let thread = Builder::new().name("registrant".to_owned()).spawn(run).ok()?;
            Some(Self { batches, answers, thread })
        }
    }

    impl<I, U, W, F> InOrder<I, U, W, F>
    where
        I: Iterator<Item: Send + 'static>,
        U: Send + 'static,
        W: FnMut(I::Item) -> U + Send + 'static,
        F: Fn() -> W,
    {
        /// Gives the threads as much work as their queues hold.
        fn send(&mut self) {
            loop {
                let lanes = self.lanes.as_deref().unwrap_or_default();
                if self.sent - self.taken >= WAITING * lanes.len().max(1) {
                    return;
                }
                let batch: Vec<I::Item> = self.items.by_ref().take(BATCH).collect();
                if batch.is_empty() {
                    return;
                }
                // A few items are not worth a thread.
                if self.lanes.is_none() && batch.len() == BATCH {
                    let threads = available_parallelism().map_or(1, usize::from);
                    let start = |_| Lane::start((self.worker)());
                    self.lanes = Some((0..threads).filter(|_| threads > 1).filter_map(start).collect());
                }
                let lanes = self.lanes.as_deref().unwrap_or_default();
                let Some(lane) = lanes.get(self.sent % lanes.len().max(1)) else {
                    self.ready = batch.into_iter().map(&mut self.own).collect::<Vec<U>>().into_iter();
                    return;
                };
                // If the thread ended, it panicked: `next` finds that out.
                let _ = lane.batches.send(batch);
                self.sent += 1;
            }
        }
    }

    impl<I, U, W, F> Iterator for InOrder<I, U, W, F>
    where
        I: Iterator<Item: Send + 'static>,
        U: Send + 'static,
        W: FnMut(I::Item) -> U + Send + 'static,
        F: Fn() -> W,
    {
        type Item = U;

        fn next(&mut self) -> Option<U> {
            if let Some(answer) = self.ready.next() {
                return Some(answer);
            }
            self.send();
            if self.sent > self.taken {
                let lanes = self.lanes.as_mut()?;
                let turn = self.taken % lanes.len();
                self.taken += 1;
                match lanes.get(turn)?.answers.recv() {
                    Ok(answers) => self.ready = answers.into_iter(),
                    // Only a function that panics ends its thread: the caller's own iterator cannot run there.
                    Err(_) => {
                        if let Err(panic) = lanes.swap_remove(turn).thread.join() {
                            resume_unwind(panic);
                        }
                    }
                }
            }
            self.ready.next()
        }
    }

    #[cfg(test)]
    mod tests {
        use super::{BATCH, in_order};

        #[test]
        fn answers_come_in_the_order_of_the_items() {
            for count in [0, 1, BATCH - 1, BATCH, BATCH + 1, 10_000] {
                let slow = |item: usize| {
                    // The first items take the longest.
                    std::hint::black_box((0..10_000_usize.saturating_sub(item)).sum::<usize>());
                    item * 2
                };
                let answers: Vec<usize> = in_order(0..count, || slow).collect();
                assert_eq!(answers, (0..count).map(|item| item * 2).collect::<Vec<_>>(), "{count}");
            }
        }

        #[test]
        fn few_items_are_read_ahead_and_none_after_the_end() {
            let mut read = 0;
            let threads = std::thread::available_parallelism().unwrap().get();
            let mut answers = in_order((0..).inspect(|_| read += 1), || |item: u64| item);
            assert_eq!(answers.by_ref().take(1000).last(), Some(999));
            drop(answers);
            assert!(read <= 1000 + BATCH * (1 + super::WAITING * threads), "{read}");
            let mut left = 3;
            let ends_once = std::iter::from_fn(|| {
                left -= 1;
                assert!(left >= 0, "the iterator was asked after its end");
                (left > 0).then_some(left)
            });
            let mut answers = in_order(ends_once, || |item: i32| item);
            assert_eq!((answers.by_ref().count(), answers.next()), (2, None));
        }

        #[test]
        #[should_panic(expected = "item 700")]
        fn a_panic_reaches_the_caller() {
            let work = |item: u64| if item == 700 { panic!("item {item}") } else { item };
            in_order(0..10_000, || work).for_each(drop);
        }
    }
}
