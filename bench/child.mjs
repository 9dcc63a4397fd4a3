import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The server in its process, and what it can be told. It ends with this process, however this process ends. */
export class ServerChild {
  waiting = new Map();
  told = 0;

  constructor(process, { address, workspace }) {
    this.process = process;
    this.address = address;
    this.workspace = workspace;
    process.on('message', ({ id, answer, error }) => this.hear(id, answer, error && new Error(error)));
    process.once('exit', (code) => [...this.waiting.keys()].forEach((id) => this.hear(id, null, new Error(`The server ended with ${code}.`))));
  }

  /** `flags` go to Node, for example `--cpu-prof`. */
  static async start(settings, flags = []) {
    const child = spawn(process.execPath, ['--no-warnings', ...flags, join(import.meta.dirname, 'serve.mjs'), JSON.stringify(settings)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
    const serving = await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it served.`)));
    });
    return new ServerChild(child, serving);
  }

  get pid() {
    return this.process.pid;
  }

  tell(task, input = {}) {
    const id = (this.told += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.process.send({ id, task, input });
    });
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.tell('stop');
    this.process.disconnect();
    await ended;
  }

  hear(id, answer, error) {
    const asked = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) asked?.reject(error);
    else asked?.resolve(answer);
  }
}
