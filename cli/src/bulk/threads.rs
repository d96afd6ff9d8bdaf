//! The threads that answer batches of records: one reads, some work, and the caller's writes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::Builder;
use std::time::Duration;

use super::open::Inputs;
use super::records::Batch;
use super::{Answers, Work, answered};

/// The batches and the answers that wait for each thread, besides the one in work. So memory stays flat.
const WAITING: usize = 1;
/// The time after which the caller's thread looks for an interrupt.
const PATIENCE: Duration = Duration::from_millis(100);

/// Answers every batch in order. Returns `false` if an interrupt came before the end.
///
/// The threads take turns, so the answers come in the order of the batches. A thread that waits for its input is left behind if
/// the caller stops early: the process ends soon.
pub fn run(
    inputs: Inputs,
    workers: Vec<Box<dyn Work>>,
    interrupt: &Arc<AtomicBool>,
    mut take: impl FnMut(Answers) -> Result<(), String>,
) -> Result<bool, String> {
    let no_thread =
        |error| format!("expected a thread, found none: {error}; use --jobs with a smaller number");
    let (mut queues, mut answers) = (Vec::new(), Vec::new());
    for work in workers {
        let (queue, batches) = sync_channel(WAITING);
        let (done, answer) = sync_channel(WAITING);
        Builder::new().spawn(move || answer_all(work, &batches, &done)).map_err(no_thread)?;
        queues.push(queue);
        answers.push(answer);
    }
    let dealt = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&dealt);
    let reader = Builder::new().spawn(move || deal(inputs, &queues, &count)).map_err(no_thread)?;
    for (taken, turn) in (0..).zip(answers.iter().cycle()) {
        let answer = loop {
            if interrupt.load(Ordering::Relaxed) {
                return Ok(false);
            }
            match turn.recv_timeout(PATIENCE) {
                Ok(answer) => break answer,
                Err(RecvTimeoutError::Timeout) => {}
                // A thread that fails also ends its queue, but then a batch is missing.
                Err(RecvTimeoutError::Disconnected) => {
                    let is_whole = dealt.load(Ordering::SeqCst) == taken && reader.join().is_ok();
                    let failed = "internal error, and the answers end here; please report it";
                    return if is_whole { Ok(true) } else { Err(failed.to_owned()) };
                }
            }
        };
        take(answer?)?;
    }
    Ok(true)
}

type Queue = SyncSender<Result<Batch, String>>;

/// Gives each thread a batch in turn.
fn deal(inputs: Inputs, queues: &[Queue], count: &AtomicU64) {
    for (batch, queue) in inputs.zip(queues.iter().cycle()) {
        count.fetch_add(1, Ordering::SeqCst);
        if queue.send(batch).is_err() {
            return;
        }
    }
}

fn answer_all(
    mut work: Box<dyn Work>,
    batches: &Receiver<Result<Batch, String>>,
    done: &SyncSender<Result<Answers, String>>,
) {
    for batch in batches {
        if done.send(batch.map(|batch| answered(&batch, &mut *work))).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::super::columns::Map;
    use super::super::{Answers, Text, Work};
    use super::{Inputs, run};

    struct Answering(fn(&Text<'_>));

    impl Work for Answering {
        fn answer(&mut self, text: &Text<'_>, answers: &mut Answers) {
            (self.0)(text);
            answers.line(&text.number);
        }
    }

    #[test]
    fn a_thread_that_fails_is_an_error_and_not_the_end() {
        let call = |work: fn(&Text<'_>)| {
            let file = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/portfolio.ndjson"));
            let inputs = Inputs::new(&[file], None, Map::default()).unwrap();
            let workers = vec![Box::new(Answering(work)) as Box<dyn Work>, Box::new(Answering(work))];
            let mut lines = Vec::new();
            let ended = run(inputs, workers, &Arc::default(), |answers| {
                lines.extend(answers.lines);
                Ok(())
            });
            (ended, lines)
        };
        assert_eq!(call(|_| {}), (Ok(true), b"1\n2\n".to_vec()));
        let (ended, lines) = call(|text| assert_ne!(text.number, 2));
        assert!(ended.is_err() && lines.is_empty());
    }
}
