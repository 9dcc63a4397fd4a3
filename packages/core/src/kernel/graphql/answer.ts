export { answer } from '@meja/plugin-sdk/server/kernel';
