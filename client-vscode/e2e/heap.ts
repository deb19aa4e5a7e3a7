/**
 * How much a running Node process really holds: its heap after a garbage collection, asked through its inspector.
 * Resident memory says little, since a heap that has grown once is not given back.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** Where a process that gets SIGUSR1 opens its inspector, unless it was started to do otherwise. */
const INSPECTOR = 'http://127.0.0.1:9229/json/list';

/** Bytes of live objects. Opens the inspector of the process and closes it again. */
export async function heapBytes(pid: number): Promise<number> {
  process.kill(pid, 'SIGUSR1');
  const socket = new WebSocket(await addressOf());
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  try {
    const evaluate = async (expression: string): Promise<unknown> => {
      const answer = await ask(socket, 'Runtime.evaluate', { expression, returnByValue: true });
      return (answer as { result: { value: unknown } }).result.value;
    };
    if ((await evaluate('process.pid')) !== pid)
      throw new Error('another process has the port of the inspector');
    // What only finalizers hold goes with the second collection.
    for (let round = 0; round < 2; round++) await ask(socket, 'HeapProfiler.collectGarbage', {});
    const bytes = (await evaluate('process.memoryUsage().heapUsed')) as number;
    // The next process that is asked needs the port.
    void evaluate("process.getBuiltinModule('node:inspector').close()");
    return bytes;
  } finally {
    await sleep(200);
    socket.close();
  }
}

async function addressOf(): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      const [target] = (await (await fetch(INSPECTOR)).json()) as { webSocketDebuggerUrl: string }[];
      if (target) return target.webSocketDebuggerUrl;
    } catch {
      // It does not listen yet.
    }
    await sleep(100);
  }
  throw new Error('the process opened no inspector');
}

let lastId = 0;

function ask(socket: WebSocket, method: string, params: object): Promise<unknown> {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    const onMessage = ({ data }: MessageEvent<string>): void => {
      const message = JSON.parse(data) as { id?: number; result?: unknown; error?: { message: string } };
      if (message.id !== id) return;
      socket.removeEventListener('message', onMessage);
      if (message.error) reject(new Error(`${method}: ${message.error.message}`));
      else resolve(message.result);
    };
    socket.addEventListener('message', onMessage);
    socket.send(JSON.stringify({ id, method, params }));
  });
}
