// A solver whose answers the test gives: the server's child hands over what it was asked and waits.
// Then it may be killed, stopped, or answer whatever the test likes. And what a problem and an
// answer say, as server/matching/wire.hpp writes them.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { program, until } from './server.mjs';

// Ends by itself should nobody ever answer.
const SCRIPT = `own="$1/$$"
cat >"$own.part" && mv "$own.part" "$own.question" || exit 1
looks=0
while [ ! -e "$own.answer" ]; do
  looks=$((looks + 1))
  [ $looks -lt 3000 ] || exit 1
  sleep 0.1
done
cat "$own.answer"
`;

/** The processes that this one started and that are still there, as [pid, state]. */
export function childrenOf(pid) {
  const found = [];
  for (const one of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const after = readFileSync(`/proc/${one}/stat`, 'utf8').split(') ').at(-1);
      const [state, parent] = after.split(' ');
      if (Number(parent) === pid) found.push([Number(one), state]);
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

class Question {
  constructor(folder, pid) {
    this.folder = folder;
    this.pid = pid;
    this.text = readFileSync(join(folder, `${pid}.question`), 'utf8');
  }

  get instant() {
    return /^options \d 1$/m.test(this.text);
  }

  /** What the real program answers. */
  honest() {
    return execFileSync(program, ['solve'], { input: this.text, encoding: 'utf8' });
  }

  answer(text) {
    const part = join(this.folder, `${this.pid}.answering`);
    writeFileSync(part, text);
    renameSync(part, join(this.folder, `${this.pid}.answer`));
  }

  kill() {
    process.kill(this.pid, 'SIGKILL');
  }

  /** Stops it without ending it: it hangs. */
  async stop() {
    process.kill(this.pid, 'SIGSTOP');
    const stopped = () => readFileSync(`/proc/${this.pid}/stat`, 'utf8').includes(') T ');
    await until(stopped, 'the child to stop');
  }
}

export class StandIn {
  #taken = new Set();

  constructor(folder) {
    this.folder = folder;
    const script = join(folder, 'solver.sh');
    writeFileSync(script, SCRIPT);
    this.command = `/bin/sh ${script} ${folder}`;
  }

  /** The next question that a child of this server was given. */
  async asked(server, seconds = 20) {
    const name = await until(
      () => readdirSync(this.folder).find((n) => n.endsWith('.question') && !this.#taken.has(n)),
      'a question to the solver',
      seconds,
    );
    this.#taken.add(name);
    const question = new Question(this.folder, Number(name.split('.')[0]));
    if (!childrenOf(server.pid).some(([pid]) => pid === question.pid))
      throw new Error(`${question.pid} is no child of the server`);
    return question;
  }

  /** Questions that nobody took. */
  get waiting() {
    const all = readdirSync(this.folder).filter((name) => name.endsWith('.question'));
    return all.filter((name) => !this.#taken.has(name)).length;
  }
}

/** The pairs of a problem that both accept, with the sum of their scores. */
export function acceptableIn(problem) {
  const lines = problem.split('\n');
  const at = lines.findIndex((line) => line.startsWith('acceptable '));
  const count = Number(lines[at].split(' ')[1]);
  return lines.slice(at + 1, at + 1 + count).map((line) => {
    const [a, b, , scoreA, , , scoreB] = line.split(' ').map(Number);
    return { a, b, score: scoreA + scoreB };
  });
}

/**
 * An answer with other pairs and figures that fit them, still claimed to be stable and proven; its
 * certificates stay. With the pairs of `answer` itself nothing changes.
 */
export function forged(answer, problem, pairs) {
  const lines = answer.split('\n');
  const had = Number(lines[1].split(' ')[1]);
  const rest = lines.slice(2 + had);
  const score = acceptableIn(problem)
    .filter(({ a, b }) => pairs.some((pair) => pair[0] === a && pair[1] === b))
    .reduce((sum, pair) => sum + pair.score, 0);
  const [size, sum] = ['size ', 'score '].map((word) => rest.findIndex((l) => l.startsWith(word)));
  const largest = rest[size].split(' ').at(-1);
  const [sizeProof, scoreProof] = [rest[size].split(' ')[2], rest[sum].split(' ')[3]];
  rest[size] = `size ${pairs.length} ${sizeProof} ${largest}`;
  rest[sum] = `score ${score} ${score} ${scoreProof}`;
  const own = pairs.map((pair) => pair.join(' '));
  return [lines[0], `pairs ${pairs.length}`, ...own, ...rest].join('\n');
}

/** The same, without hiding that these pairs are blocked. */
export function unstable(answer, blocked) {
  const list = blocked.map((pair) => pair.join(' ')).join('\n');
  return answer
    .replace(/^stable 1$/m, 'stable 0')
    .replace(/^blocking 0 0 \d$/m, `blocking ${blocked.length} 0 0\n${list}`);
}
