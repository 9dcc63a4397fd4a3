export { Blob } from './blob.entity.js';
export { BlobScan, NoScanner } from './blob-scan.js';
export { DiskBlobs, type DiskBlobsOptions } from './disk-blobs.js';
export { Blob1700000000100 } from './migrations/1700000000100-blob.js';
export { PartialFiles, PartTooLong, type Part, type PartialFilesOptions } from './partial-files.js';
export { ScanBlob, scanBlob } from './scan-job.js';
