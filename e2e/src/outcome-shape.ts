/** Figures of one row of the quarterly form, in the order of its columns; the amount is fen. */
export type FormFigures = readonly [
  classesTrained: number,
  peopleTrained: number,
  subsidyPaid: number,
  subsidisedClasses: number,
  certificateHolders: number,
  subsidyRecipients: number,
];

/** One of the law's clocks: due, done, and whether it was late. */
export interface ClockFigures {
  readonly due: string;
  readonly doneOn: string;
  readonly late: boolean;
}

/** What a year comes to, told alike by the demo, by the expectations and by the recount of the events. */
export interface TrackFigures {
  readonly enrolled: number;
  readonly deskCopies: number;
  readonly completed: number;
  readonly failed: number;
  readonly completedOn: string;
  readonly applied: number;
  readonly qualified: number;
  readonly notQualified: number;
  readonly absent: number;
  readonly voided: number;
  readonly notPassed: number;
  readonly passed: number;
  readonly certificates: number;
  readonly certificatesOn: string;
  readonly hoursDeclared: number;
  readonly titleNotices: number;
  readonly titleNoticesWithdrawn: number;
  readonly revoked: number;
  readonly claims: number;
  readonly payments: readonly { readonly on: string; readonly count: number; readonly fen: number }[];
  readonly payFailures: number;
  readonly noticeUntil: string | null;
  readonly recoveredFen: number;
  readonly ledgerFen: number;
  /** Of the last form of the year; null where no form is asked for. */
  readonly yearToDateFen: number | null;
  readonly forms: Readonly<Record<string, FormFigures>>;
  readonly clocks: Readonly<Record<string, ClockFigures>>;
}

export interface YearFigures {
  readonly tracks: Readonly<Record<string, TrackFigures>>;
  readonly hostileCommitted: number;
  readonly lateClocks: readonly string[];
}
