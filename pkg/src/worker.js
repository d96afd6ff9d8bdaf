// The program of a worker: it answers batches of lines.
import { call, languages, loadWith } from "./engine.js";
import { answers, plain } from "./lines.js";

let task;

self.onmessage = ({ data }) => {
  try {
    self.postMessage({ lines: answer(data) });
  } catch (error) {
    self.postMessage({ fault: plain(error) });
  }
};

function answer({ module, languages: messages, task: given, batch }) {
  if (batch) return answers(batch, task);
  task = given;
  loadWith(() => module);
  for (const text of messages) {
    languages.add(text);
    call("add_language", { messages: text });
  }
  return [];
}
