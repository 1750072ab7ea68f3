import { createHash } from 'node:crypto';
import { z } from 'zod';

/** 8 MB in base64 (architecture 4). */
const MAX_BASE64 = 11_184_816;

/** A sheet as it travels: base64 of the `.xlsx`. */
export const SheetFile = z
  .base64({ error: '文件内容不完整，请重新选择文件' })
  .min(1)
  .max(MAX_BASE64, '文件超过 8 MB，请拆分后重传');

export const bytesOf = (file: string): Uint8Array => Buffer.from(file, 'base64');

/**
 * What makes a job the same job: the intention (a retry repeats its command id) and its content. A new command over the
 * same sheet is a new job, whose rows are compared with what stands and change nothing that is so already.
 */
export const contentOf = (commandId: string, payload: Uint8Array): string =>
  createHash('sha256').update(commandId).update(payload).digest('base64url');
