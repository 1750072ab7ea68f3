import type { Link } from '../demo/link.ts';

/** An event as the archive has it. */
export interface ArchivedEvent {
  readonly id: string;
  readonly type: string;
  readonly tenant: string;
  readonly src: string;
  readonly seq: number;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Every event of the run, page by page. */
export async function readArchive(link: Link): Promise<ArchivedEvent[]> {
  const events: ArchivedEvent[] = [];
  for (let after = ''; ;) {
    const { body } = await link.call(`/dev/events${after === '' ? '' : `?after=${encodeURIComponent(after)}`}`);
    const page = body as { events: readonly ArchivedEvent[]; next: string | null };
    events.push(...page.events);
    if (page.next === null || page.events.length === 0) return events;
    after = page.next;
  }
}

export const idOf = (event: ArchivedEvent): string => event.src.slice(event.src.indexOf('/') + 1);

/** Each source's events are there once each, from the first on, without a gap; answers what is not so. */
export function brokenSources(events: readonly ArchivedEvent[]): string[] {
  const bySource = new Map<string, number[]>();
  for (const { src, seq } of events) bySource.set(src, [...(bySource.get(src) ?? []), seq]);
  return [...bySource]
    .filter(([, seqs]) => seqs.toSorted((a, b) => a - b).some((seq, index) => seq !== index + 1))
    .map(([src]) => src);
}
