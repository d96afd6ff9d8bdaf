//! The threads that answer batches of records: one reads, some work, and the caller's writes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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
    Builder::new().spawn(move || deal(inputs, &queues)).map_err(no_thread)?;
    for turn in answers.iter().cycle() {
        let answer = loop {
            if interrupt.load(Ordering::Relaxed) {
                return Ok(false);
            }
            match turn.recv_timeout(PATIENCE) {
                Ok(answer) => break answer,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(true),
            }
        };
        take(answer?)?;
    }
    Ok(true)
}

type Queue = SyncSender<Result<Batch, String>>;

/// Gives each thread a batch in turn.
fn deal(inputs: Inputs, queues: &[Queue]) {
    for (batch, queue) in inputs.zip(queues.iter().cycle()) {
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
