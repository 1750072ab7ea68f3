import { publicProcedure } from '@peiyu/kit/trpc.ts';
import { Refusal } from '@peiyu/domain/refusal.ts';
import { z } from 'zod';
import type { CertificatesParts } from '../parts.ts';
import { verifyById, verifyByNumber } from './verify.ts';

export const VerifyById = z.strictObject({ verifyId: z.string().max(200) });
export const VerifyByNumber = z.strictObject({ number: z.string().max(100), name: z.string().max(200) });

export const verifyByIdProcedure = (parts: CertificatesParts) =>
  publicProcedure.input(VerifyById).query(({ input }) => verifyById(parts, input.verifyId));

/** A mutation in form only, for a query would carry the name in its address (architecture 7.13); it changes nothing. */
export const verifyByNumberProcedure = (parts: CertificatesParts) =>
  publicProcedure.input(VerifyByNumber).mutation(({ input }) => {
    const { number, name } = input;
    if (number.trim() === '' || name.trim() === '') throw new Refusal('certificates.verify.input');
    return verifyByNumber(parts, { number, name });
  });
