import type { EventContract } from './contract.ts';
import { assessmentEvents } from './assessment.ts';
import { certificatesEvents } from './certificates.ts';
import { identityEvents } from './identity.ts';
import { reportingEvents } from './reporting.ts';
import { subsidiesEvents } from './subsidies.ts';
import { trainingEvents } from './training.ts';

/** Every event contract of the platform. */
export const allContracts: readonly EventContract[] = [
  ...identityEvents,
  ...trainingEvents,
  ...assessmentEvents,
  ...certificatesEvents,
  ...subsidiesEvents,
  ...reportingEvents,
];
