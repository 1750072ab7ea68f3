import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TRPCClientError } from '@trpc/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProblemNote } from './problem-note.tsx';

const wire = (reason: string, facts: object = {}): Error =>
  new TRPCClientError<never>('raw text', { result: { error: { data: { reason, facts } } } as never });

afterEach(cleanup);

describe('an error on a page', () => {
  it('is read aloud as the sentence of its code', () => {
    render(<ProblemNote error={wire('training.cohort.too-early', { startsOn: '2026-04-11' })} />);
    expect(screen.getByRole('alert').textContent).toContain('开课日期为 2026-04-11，现在还不能开课');
  });

  it('shows the log id of a fault and a way to try again', async () => {
    const again = vi.fn<() => void>();
    render(<ProblemNote error={wire('kit.fault', { log: 'log-42' })} onRetry={again} />);
    expect(screen.getByText('log-42')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /重\s?试/u }));
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('offers no retry for what a rule decided', () => {
    render(<ProblemNote error={wire('training.cohort.full', { seats: 1 })} onRetry={() => undefined} />);
    expect(screen.queryByRole('button', { name: /重\s?试/u })).toBeNull();
  });

  it('leads to the login when the session is over, beside the form in which one types', () => {
    render(<ProblemNote error={wire('kit.unauthenticated')} inForm />);
    expect(screen.getByRole('link').getAttribute('target')).toBe('_blank');
  });
});
