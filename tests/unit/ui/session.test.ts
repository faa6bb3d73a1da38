import { describe, expect, it } from 'vitest';
import type { AnalyseOptions, Analyser, ExploreOptions } from '../../../src/analysis/client.ts';
import type { ReportDetails } from '../../../src/analysis/details/schemas.ts';
import type { AnalysisOutcome } from '../../../src/analysis/outcome.ts';
import { Session } from '../../../src/ui/session.svelte.ts';
import { report } from './report.ts';

/** An analyser whose every call waits for the test to end it. */
function heldAnalyser() {
  const calls: { file: File; options: AnalyseOptions; end: (outcome: AnalysisOutcome | Error) => void }[] =
    [];
  const analyser: Analyser = {
    warmUp: () => undefined,
    dispose: () => undefined,
    explore: async () => undefined,
    clips: { sound: () => Promise.reject(new Error()), encode: () => Promise.reject(new Error()) },
    whatIf: { ask: () => Promise.reject(new Error()) },
    analyse: (file, options) =>
      new Promise((resolve, reject) => {
        calls.push({
          file,
          options,
          end: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)),
        });
      }),
  };
  const call = (index: number) => {
    const found = calls[index];
    if (!found) throw new Error(`There was no call ${index}`);
    return found;
  };
  return { analyser, call };
}

const character = (): NonNullable<ReportDetails['character']> => ({
  key: { candidates: [], margin: 0 },
  tuningCents: 0,
  chroma: new Array<number>(12).fill(0),
  tempo: { candidates: [], steadiness: null },
  energy: { stepSeconds: 1, levelsDb: [] },
  onsetsPerSecond: 0,
  sections: [],
});

const first = new File(['1'], 'first.mp3');
const second = new File(['2'], 'second.mp3');

describe('Session', () => {
  it('goes from the start through work to a verdict', async () => {
    const { analyser, call } = heldAnalyser();
    const session = new Session(analyser);
    expect(session.stage).toEqual({ kind: 'start' });
    const done = session.analyse(first);
    expect(session.stage).toEqual({ kind: 'working', file: first });
    call(0).options.onProgress({ step: 'decode', fraction: 0.5 });
    expect(session.progress).toEqual({ step: 'decode', fraction: 0.5 });
    call(0).end({ kind: 'report', report: report() });
    await done;
    expect(session.stage).toEqual({
      kind: 'verdict',
      verdict: { report: report(), file: first, failedDetails: [] },
    });
  });

  it('lets a new song take over: the old one is cancelled and its late answer ignored', async () => {
    const { analyser, call } = heldAnalyser();
    const session = new Session(analyser);
    const one = session.analyse(first);
    const two = session.analyse(second);
    expect(call(0).options.signal.aborted).toBe(true);
    call(0).options.onProgress({ step: 'model', fraction: 1 });
    call(0).end({ kind: 'report', report: report('late') });
    await one;
    expect(session.progress.step).toBe('read');
    expect(session.stage).toEqual({ kind: 'working', file: second });
    expect(session.lastVerdict).toBeNull();
    call(1).end({ kind: 'report', report: report('two') });
    await two;
    expect(session.lastVerdict?.report.id).toBe('two');
  });

  it('keeps the earlier verdict within reach of a failure', async () => {
    const { analyser, call } = heldAnalyser();
    const session = new Session(analyser);
    const one = session.analyse(first);
    call(0).end({ kind: 'report', report: report('one') });
    await one;
    const two = session.analyse(second);
    call(1).end({ kind: 'failure', failure: { reason: 'damaged', detail: 'x' } });
    await two;
    expect(session.stage).toMatchObject({ kind: 'failure', failure: { reason: 'damaged' }, file: second });
    session.back();
    expect(session.stage).toMatchObject({ kind: 'verdict', verdict: { report: { id: 'one' } } });
  });

  it('returns to what was there before when cancelled', async () => {
    const { analyser, call } = heldAnalyser();
    const session = new Session(analyser);
    const one = session.analyse(first);
    session.cancel();
    expect(call(0).options.signal.aborted).toBe(true);
    expect(session.stage).toEqual({ kind: 'start' });
    call(0).end({ kind: 'cancelled' });
    await one;
    expect(session.stage).toEqual({ kind: 'start' });
  });

  it('takes a cancel that the analyser reports by itself', async () => {
    const { analyser, call } = heldAnalyser();
    const session = new Session(analyser);
    const one = session.analyse(first);
    call(0).end({ kind: 'cancelled' });
    await one;
    expect(session.stage).toEqual({ kind: 'start' });
  });

  it('does nothing on cancel when nothing runs', async () => {
    const { analyser, call } = heldAnalyser();
    const session = new Session(analyser);
    const one = session.analyse(first);
    call(0).end({ kind: 'failure', failure: { reason: 'silent', detail: '' } });
    await one;
    session.cancel();
    expect(session.stage.kind).toBe('failure');
  });

  it('turns an analyser that throws into a failure of ours', async () => {
    const { analyser, call } = heldAnalyser();
    const session = new Session(analyser);
    const one = session.analyse(first);
    call(0).end(new Error('boom'));
    await one;
    expect(session.stage).toMatchObject({
      kind: 'failure',
      failure: { reason: 'internal', detail: 'Error: boom' },
    });
  });

  it('stops what follows from a verdict when another song comes, and says what is missing', async () => {
    const { analyser, call } = heldAnalyser();
    const exploring: ExploreOptions[] = [];
    const session = new Session({
      ...analyser,
      explore: (_id, options) => {
        exploring.push(options);
        return new Promise(() => undefined);
      },
    });
    const one = session.analyse(first);
    call(0).end({ kind: 'report', report: report() });
    await one;
    exploring[0]?.onDetail({ character: character() });
    void session.analyse(second);
    expect(exploring[0]?.signal.aborted).toBe(true);
    session.cancel();
    expect(session.stage).toMatchObject({ kind: 'verdict', verdict: { file: first } });
    expect(session.lastVerdict?.failedDetails.toSorted()).toEqual([
      'clips',
      'juries',
      'readiness',
      'sounds',
      'why',
    ]);
  });

  it('starts over without losing the verdict', async () => {
    const { analyser, call } = heldAnalyser();
    const session = new Session(analyser);
    const one = session.analyse(first);
    call(0).end({ kind: 'report', report: report('one') });
    await one;
    session.startOver();
    expect(session.stage).toEqual({ kind: 'start' });
    expect(session.lastVerdict?.report.id).toBe('one');
    const two = session.analyse(second);
    session.startOver();
    expect(call(1).options.signal.aborted).toBe(true);
    call(1).end({ kind: 'report', report: report('two') });
    await two;
    expect(session.stage).toEqual({ kind: 'start' });
  });
});
