import { Client } from 'undici';

/**
 * Sends requests over connections that stay open, one at a time on each, until the time is up or there are no more.
 * `requestOf(n)` gives the nth request as `{ path, headers, body }`; `isRight` looks at every answer.
 */
export async function drive({ address, connections, milliseconds, requests = Infinity, requestOf, isRight }) {
  const clients = Array.from({ length: connections }, () => new Client(address, { pipelining: 1 }));
  const latencies = [];
  const wrong = [];
  let sent = 0;
  const began = performance.now();
  const end = began + milliseconds;
  try {
    await Promise.all(clients.map(async (client) => {
      while (sent < requests && performance.now() < end && wrong.length < 5) {
        const request = requestOf(sent++);
        const at = performance.now();
        const answer = await exchange(client, request);
        latencies.push(performance.now() - at);
        if (answer.status !== 200 || !isRight(answer.body)) wrong.push(`${answer.status} ${answer.body.toString().slice(0, 400)}`);
      }
    }));
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
  if (wrong.length > 0) throw new Error(`${wrong.length} wrong answers of ${latencies.length}, the first: ${wrong[0]}`);
  return summary(latencies, performance.now() - began);
}

/** Operations, their rate, and percentiles of their latency in milliseconds. */
export function summary(latencies, milliseconds) {
  const sorted = Float64Array.from(latencies).sort();
  const at = (part) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return { operations: sorted.length, rps: round((sorted.length * 1_000) / milliseconds, 1), p50: at(0.5), p99: at(0.99) };
}

export function round(value, digits = 2) {
  return Number(value.toFixed(digits));
}

export function exchange(client, { path, headers, body }) {
  return new Promise((resolve, reject) => {
    let status = 0;
    const chunks = [];
    client.dispatch({ path, method: 'POST', headers, body }, {
      onRequestStart: () => undefined,
      onResponseStart: (_controller, code) => void (status = code),
      onResponseData: (_controller, chunk) => void chunks.push(chunk),
      onResponseEnd: () => resolve({ status, body: chunks.length === 1 ? chunks[0] : Buffer.concat(chunks) }),
      onResponseError: (_controller, error) => reject(error),
    });
  });
}
