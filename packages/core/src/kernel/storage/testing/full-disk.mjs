// Runs as root of a mount namespace of its own: keeps blobs on a file system of one megabyte, then on the same one read-only.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { ContentFiles } from '../content-files.ts';

const folder = process.argv[2];
const owner = '018f0000-0000-7000-8000-000000000001';
const inside = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);
const attempt = (bytes) => new ContentFiles(folder).keep(owner, bytes, 10_000_000).then(({ size }) => `kept ${size}`, (error) => `${error.name} ${error.cause?.code}`);

execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
const chunks = Array.from({ length: 40 }, (_, index) => Buffer.alloc(64 * 1024, index));
const full = { answer: await attempt(chunks), files: inside() };
const afterwards = { answer: await attempt([Buffer.from('small')]), files: inside().length };
execFileSync('mount', ['-o', 'remount,ro', folder]);
const readOnly = { answer: await attempt([Buffer.from('other')]), files: inside().length };
execFileSync('umount', [folder]);
process.stdout.write(JSON.stringify({ full, afterwards, readOnly }));
