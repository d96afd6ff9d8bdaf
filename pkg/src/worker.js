// The program of a worker: it answers batches of lines.
import { call, loadWith, pieces } from "./engine.js";
import { answers, plain } from "./lines.js";

let task;

self.onmessage = ({ data }) => {
  try {
    self.postMessage({ lines: answer(data) });
  } catch (error) {
    self.postMessage({ fault: plain(error) });
  }
};

function answer({ module, pieces: added, task: given, batch }) {
  if (batch) return answers(batch, task);
  task = given;
  loadWith(() => module);
  for (const piece of added) {
    pieces.add(piece);
    call("add_piece", { piece });
  }
  return [];
}
