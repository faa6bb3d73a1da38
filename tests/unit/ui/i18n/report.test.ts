import { afterEach, describe, expect, it } from 'vitest';
import { NO_CHANGES } from '../../../../src/analysis/whatIf/changes.ts';
import { speak } from '../../../../src/ui/i18n/translate.ts';
import { chromaDescription, keyFigure, keySentence } from '../../../../src/ui/text/character.ts';
import { reasonSentence, spokenTime } from '../../../../src/ui/text/clip.ts';
import { juriesTitle, sharesSentence } from '../../../../src/ui/text/juries.ts';
import { moodSentence, titleSentence } from '../../../../src/ui/text/sounds.ts';
import { changesLine } from '../../../../src/ui/text/whatif.ts';
import { comparison, middleHalf } from '../../../../src/ui/text/why.ts';

afterEach(() => speak('en'));

const plainSpaces = (text: string) => text.replaceAll('\u00a0', ' ');

const keys = [
  { tonic: 6, mode: 'minor', correlation: 0.8 },
  { tonic: 9, mode: 'major', correlation: 0.78 },
] as const;
const chroma = [0.9, 0.8, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0];
const clip = { startSeconds: 1, score: 80, parts: [1, 0.9, 0.3, 0.8, 0.1, 0.5] };
const shares = [
  { name: 'chart', percentile: 0.5, share: 0.6 },
  { name: 'x', percentile: 0.5, share: 0.4 },
];
const matches = [0.9, 0.8].map((titleLikeness) => ({
  title: 'a',
  artist: 'b',
  titleLikeness,
  artistLikeness: null,
}));

const SAID = {
  es: [
    'Fa sostenido menor',
    'Dudosa: casi igual de bien encaja la mayor, la tonalidad relativa. Confía en tu oído.',
    'Las que más se oyen son do, do♯ y mi.',
    '1 minuto 1,5 segundos',
    'Este clip empieza con aquello a lo que la canción vuelve, está entre los tramos más fuertes y tiene la zona de la voz en primer plano. En cambio, está entre los tramos más despejados.',
    'Lo que dice un jurado',
    '«Puesto en las listas» decide el 60 % y «x» decide el 40 %: cuanto más acierta un jurado, más cuenta.',
    'Probablemente está en la cuarta parte de las canciones publicadas que suena más alegre o triste o tierna.',
    '2 títulos cercanos a «Sal» entre 1234 canciones conocidas.',
    'Velocidad: −15 %, el tono también; Brillo: +4 dB, más brillante',
    'Más brillante que la mayoría de las canciones publicadas',
    '−1,0 a +2,5 dB',
  ],
  pt: [
    'Fá sustenido menor',
    'Incerto: lá maior, o tom relativo, encaixa quase tão bem. Confie no seu ouvido.',
    'As que mais se ouvem são dó, dó♯ e mi.',
    '1 minuto 1,5 segundo',
    'Este trecho começa com aquilo a que a música volta, está entre as partes mais fortes e tem a região da voz em primeiro plano. Por outro lado, está entre as partes mais vazias.',
    'O que diz um júri',
    '“Posição nas paradas” decide 60% e “x” decide 40%: quem acerta mais pesa mais.',
    'Provavelmente está no quarto das músicas lançadas que soa mais alegre ou triste ou terna.',
    '2 títulos próximos de “Sal” entre 1.234 músicas conhecidas.',
    'Velocidade: −15%, a altura acompanha; Brilho: +4 dB, mais brilhante',
    'Mais brilhante que a maioria das músicas lançadas',
    '−1,0 a +2,5 dB',
  ],
  vi: [
    'Fa thăng thứ',
    'Không rõ: La trưởng, giọng song song, cũng khớp gần như vậy. Hãy tin vào tai bạn.',
    'Nghe nhiều nhất là Đô, Đô♯ và Mi.',
    '1 phút 1,5 giây',
    'Đoạn này mở đầu bằng điều mà bài hát trở lại, thuộc những đoạn to nhất và có dải giọng hát nổi lên phía trước. Mặt khác, nó thuộc những đoạn thưa hơn.',
    'Một ban giám khảo nói gì',
    '“Thứ hạng bảng xếp hạng” quyết định 60% và “x” quyết định 40%: càng giỏi thì tiếng nói càng nặng.',
    'Bài có lẽ nằm trong một phần tư các bài đã phát hành nghe vui tươi hoặc buồn hoặc dịu dàng nhất.',
    '2 tên gần với “Sal” trong 1.234 bài được nhiều người biết.',
    'Tốc độ: −15%, cao độ đổi theo; Độ sáng: +4 dB, sáng hơn',
    'Sáng hơn phần lớn các bài đã phát hành',
    '−1,0 đến +2,5 dB',
  ],
} as const;

describe('the report in other languages', () => {
  it.each(['es', 'pt', 'vi'] as const)(
    '%s has its own grammar, figures and names of notes',
    async (language) => {
      await speak(language);
      const brightness = { group: 'brightness', value: 5, low: -1, high: 2.5 } as const;
      expect(
        [
          keyFigure(keys[0]),
          keySentence({ candidates: [...keys], margin: 0.01 }),
          chromaDescription(chroma),
          spokenTime(61.5),
          reasonSentence(clip),
          juriesTitle(1),
          sharesSentence(shares, { juries: [] }),
          moodSentence([
            { mood: 'happy', probability: 0.8 },
            { mood: 'sad', probability: 0.6 },
          ]),
          titleSentence({ title: 'Sal', artist: null, matches }, 1234),
          changesLine({ ...NO_CHANGES, speed: 0.85, tiltDb: 4 }),
          comparison({ ...brightness, logit: 0, points: 1, median: 0 }),
          middleHalf(brightness),
        ].map(plainSpaces),
      ).toEqual(SAID[language]);
    },
  );
});
