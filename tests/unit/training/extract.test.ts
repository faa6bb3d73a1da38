import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHART_FEATURE_NAMES, featureSpecHash } from '../../../src/features/spec.ts';
import { parseLabels } from '../../../training/extract/labels.ts';
import { inShard, parseShard } from '../../../training/extract/shard.ts';
import {
  finishedRows,
  formatRow,
  mergeTables,
  parseTable,
  readTable,
  writeTable,
  type TableRow,
} from '../../../training/extract/table.ts';
import { chartFeaturesOfFile } from '../../../training/scoreAudio.ts';
import { chord, wavFile } from '../../support/songs/wavFile.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'extract-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const row = (file: string, change: Partial<TableRow> = {}): TableRow => ({
  file,
  artist: 'One, Two & "Three"',
  label: 12.5,
  title: null,
  genre: 'pop',
  year: 2021,
  features: CHART_FEATURE_NAMES.map((_, i) => i + 0.123456),
  ...change,
});

describe('parseLabels', () => {
  it('reads what is known and leaves the rest open', () => {
    const labels = parseLabels(
      '\ufefflabel,file,artist,genre,note\n1e3,./a/b.mp3," The\nName ",,x\n-2,c.mp3,D,pop,\n',
      'L',
    );
    expect(labels).toEqual([
      { file: 'a/b.mp3', artist: 'The Name', label: 1000, title: null, genre: null, year: null },
      { file: 'c.mp3', artist: 'D', label: -2, title: null, genre: 'pop', year: null },
    ]);
  });

  it.each([
    ['file,artist\na.mp3,A', 'lacks the columns label'],
    ['file;artist;label\na.mp3;A;1', 'separated by commas'],
    ['file,artist,label', 'no rows'],
    ['file,artist,label\n,A,1', 'row 2: file is missing'],
    ['file,artist,label\na.mp3,,1', 'a.mp3: artist is missing'],
    ['file,artist,label\na.mp3,A,many', 'label is not a number: "many"'],
    ['file,artist,label\na.mp3,A,', 'label is not a number: ""'],
    ['file,artist,label\n/a.mp3,A,1', 'not a path inside'],
    ['file,artist,label\nb/../../a.mp3,A,1', 'not a path inside'],
    ['file,artist,label,year\na.mp3,A,1,21', 'year is not a year'],
    ['file,artist,label\na.mp3,A,1\na.mp3,B,2', 'row 3: a.mp3 occurs twice'],
  ])('refuses %j', (csv, message) => {
    expect(() => parseLabels(csv, 'L.csv')).toThrow(message);
    expect(() => parseLabels(csv, 'L.csv')).toThrow('L.csv');
  });

  it('names all mistakes at once, and only the first ones word for word', () => {
    const csv = ['file,artist,label', ...Array.from({ length: 14 }, (_, i) => `${i}.mp3,,1`)].join('\n');
    expect(() => parseLabels(csv, 'L')).toThrow(/row 2:[^]*row 11:[^]*and 4 more/);
  });
});

describe('shards', () => {
  const files = Array.from({ length: 500 }, (_, i) => `${i}.mp3`);

  it('hold every file once, about evenly', () => {
    const sizes = [1, 2, 3, 4].map((i) => files.filter((file) => inShard(file, parseShard(`${i}/4`))).length);
    expect(sizes.reduce((a, b) => a + b)).toBe(500);
    expect(Math.min(...sizes)).toBeGreaterThan(90);
    expect(files.every((file) => inShard(file, parseShard('1/1')))).toBe(true);
  });

  it.each(['0/4', '5/4', '1', 'a/b', '1/0', '-1/4'])('refuses %s', (text) => {
    expect(() => parseShard(text)).toThrow('--shard');
  });
});

describe('a feature table', () => {
  const path = join(scratch, 'table.csv');

  it('gives back what was written, in the order of the files', () => {
    const rows = [row('b.mp3'), row('a, "x".mp3', { title: 'T', genre: null, year: null })];
    writeTable(path, rows);
    expect(readTable(path)).toEqual([rows[1], rows[0]]);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4);
  });

  it('is refused when it holds features of another spec', () => {
    writeTable(path, [row('a.mp3')]);
    const other = readFileSync(path, 'utf8').replace(featureSpecHash(), 'f'.repeat(64));
    expect(() => parseTable(other, 'T.csv')).toThrow(
      /row 2: features of spec \d+ \(ffffffffffff\).*extract again/,
    );
  });

  it('is refused when a feature is missing', () => {
    writeTable(path, [row('a.mp3')]);
    const text = readFileSync(path, 'utf8');
    expect(() => parseTable(text.replace(',tempo_bpm,', ',tempo,'), 'T')).toThrow(
      'lacks the columns tempo_bpm',
    );
    expect(() => parseTable(text.replace(',1.123456,', ',,'), 'T')).toThrow(
      'tempo_bpm is not a finite number',
    );
  });

  it('goes on behind a last line that was not finished, wherever it was cut', () => {
    writeTable(path, [row('a.mp3')]);
    const whole = readFileSync(path, 'utf8');
    const line = formatRow(row('b.mp3'));
    for (const length of [0, 1, 20, line.length - 1]) {
      writeFileSync(path, whole + line.slice(0, length));
      expect(finishedRows(path)).toEqual({ rows: [row('a.mp3')], repaired: length > 0 });
    }
    writeFileSync(path, whole + line);
    expect(finishedRows(path).rows).toHaveLength(2);
    writeFileSync(path, whole.slice(0, 30));
    expect(finishedRows(path)).toEqual({ rows: [], repaired: true });
    expect(finishedRows(join(scratch, 'none.csv'))).toEqual({ rows: [], repaired: false });
  });

  it('does not take another file for a table', () => {
    writeFileSync(path, 'id,title\n1,2\n');
    expect(() => finishedRows(path)).toThrow('no table of these features');
  });

  it('is joined from shards, equal rows once', () => {
    const merged = mergeTables([[row('c.mp3')], [row('a.mp3'), row('c.mp3')]]);
    expect(merged.map(({ file }) => file)).toEqual(['a.mp3', 'c.mp3']);
    expect(() => mergeTables([[row('c.mp3')], [row('c.mp3', { label: 1 })]])).toThrow('c.mp3');
  });
});

describe('the command', () => {
  const audio = join(scratch, 'audio');
  const labels = join(scratch, 'labels.csv');
  const songs = ['one.wav', 'deep/two.wav', 'three.wav'];

  function run(...args: string[]) {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(root, 'training', 'extract.ts'), ...args],
      { cwd: root, encoding: 'utf8' },
    );
    return { status, stderr };
  }
  const extract = (out: string, ...args: string[]) =>
    run('--audio', audio, '--labels', labels, '--out', out, '--workers', '2', ...args);

  beforeAll(() => {
    mkdirSync(join(audio, 'deep'), { recursive: true });
    songs.forEach((file, i) => {
      writeFileSync(join(audio, file), wavFile(chord(6 + i, 44_100, 1 + (i % 2)), 44_100, 1 + (i % 2)));
    });
    writeFileSync(join(audio, 'letter.mp3'), 'Dear Sir or Madam, this is no song.');
    writeFileSync(
      labels,
      [
        'file,artist,label',
        ...songs.map((file, i) => `${file},A${i},${i}`),
        'letter.mp3,B,1',
        'gone.mp3,C,2',
      ].join('\n'),
    );
  });

  it('makes a table of what can be decoded, says what cannot, and goes on where it stopped', async () => {
    const out = join(scratch, 'new', 'out.csv');
    const first = extract(out);
    expect(first.status).toBe(0);
    expect(first.stderr).toContain('letter.mp3: not-audio');
    expect(first.stderr).toContain('gone.mp3: missing');
    const failed = readFileSync(join(scratch, 'new', 'out.failed.csv'), 'utf8');
    expect(failed).toMatch(/^file,reason,detail\ngone\.mp3,missing,.*\nletter\.mp3,not-audio,.*\n$/);
    const rows = readTable(out);
    expect(rows.map(({ file }) => file)).toEqual([...songs].sort());
    const features = await chartFeaturesOfFile(join(audio, 'deep/two.wav'));
    rows[0]?.features.forEach((value, i) => {
      expect(value).toBeCloseTo(features[i] as number, 6);
    });

    // As after an interruption in the middle of a row; the marked row shows that finished ones stay.
    const whole = readFileSync(out, 'utf8');
    const marked = whole.replace(/^three\.wav(.*),[^,\n]*$/m, 'three.wav$1,77');
    const lines = marked.split('\n');
    writeFileSync(out, [lines[0], lines[3], (lines[1] ?? '').slice(0, 50)].join('\n'));
    const second = extract(out);
    expect(second.stderr).toContain('1 of 5 files were finished before');
    expect(readFileSync(out, 'utf8')).toBe(marked);
    expect(marked).not.toBe(whole);
  });

  it('shards, joins and refuses to mix them up', () => {
    const [a, b, all] = ['a.csv', 'b.csv', 'all.csv'].map((name) => join(scratch, name)) as [
      string,
      string,
      string,
    ];
    expect(extract(a, '--shard', '1/2').status).toBe(0);
    expect(extract(b, '--shard', '2/2').status).toBe(0);
    expect(run('--merge', b, a, '--out', all).status).toBe(0);
    expect(readTable(all).map(({ file }) => file)).toEqual([...songs].sort());
    expect(existsSync(`${all}.part`)).toBe(false);
    const mixed = extract(
      readTable(a).length > 0 ? a : b,
      '--shard',
      readTable(a).length > 0 ? '2/2' : '1/2',
    );
    expect(mixed.status).toBe(1);
    expect(mixed.stderr).toContain('every shard needs its own');
  });

  it('fails only when nothing worked, and explains its usage', () => {
    writeFileSync(join(scratch, 'bad.csv'), 'file,artist,label\nletter.mp3,A,1\n');
    const nothing = run(
      '--audio',
      audio,
      '--labels',
      join(scratch, 'bad.csv'),
      '--out',
      join(scratch, 'bad-out.csv'),
    );
    expect(nothing.status).toBe(1);
    const usage = run('--audio', audio);
    expect(usage.status).toBe(2);
    expect(usage.stderr).toContain('Usage:');
  });
});
