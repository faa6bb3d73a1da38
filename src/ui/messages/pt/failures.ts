export default {
  announced: 'Sem veredito. {{sentence}}',
  'empty-file': {
    sentence: 'Este arquivo está vazio.',
    nextStep:
      'A exportação pode ter sido interrompida, ou o arquivo ainda está na nuvem. Salve de novo e solte aqui.',
  },
  'not-audio': {
    sentence: 'Este tipo de arquivo não tem som.',
    nextStep:
      'Solte uma música ou um vídeo dela, por exemplo em MP3, WAV, FLAC, M4A ou MP4. MIDI precisa ser renderizado antes.',
  },
  'unsupported-format': {
    sentence: 'O som deste arquivo está gravado de um jeito que o Earshot não consegue ler.',
    nextStep: 'Exporte em WAV, FLAC ou MP3 e solte esse arquivo.',
  },
  'no-audio-track': {
    sentence: 'Este vídeo não tem faixa de som.',
    nextStep: 'Solte uma versão com som, ou só a música.',
  },
  protected: {
    sentence: 'Este arquivo está bloqueado por proteção contra cópia.',
    nextStep:
      'O Earshot não consegue abrir músicas bloqueadas. Solte a sua própria mixagem ou um arquivo comprado sem proteção.',
  },
  damaged: {
    sentence: 'Este arquivo começa como uma música, mas está danificado.',
    nextStep: 'Veja se ele toca em outro lugar e depois exporte ou copie de novo.',
  },
  'too-short': {
    sentence: 'Isto é curto demais para comparar: são necessários pelo menos {{seconds}} segundos.',
    nextStep: 'Solte um trecho mais longo ou, melhor ainda, a música inteira.',
  },
  'too-long': {
    sentence: 'Isto é mais longo que uma música: o limite é de {{minutes}} minutos.',
    nextStep: 'Recorte a música que você quer comparar e solte só ela.',
  },
  'too-large': {
    sentence: 'Este arquivo tem mais de {{size}}.',
    nextStep: 'Exporte só a música, por exemplo em MP3 ou FLAC, e solte esse arquivo.',
  },
  silent: {
    sentence: 'Este arquivo toca, mas não há nada para ouvir nele.',
    nextStep: 'Verifique se as faixas não estavam mudas na exportação.',
  },
  'out-of-memory': {
    sentence: 'A memória deste aparelho acabou antes de a música ser lida.',
    nextStep: 'Feche outras abas e tente de novo, ou solte um arquivo mais curto ou um MP3 da música.',
  },
  'decoder-offline': {
    sentence: 'Este formato precisa do decodificador extra, que ainda não está neste aparelho.',
    nextStep: 'Conecte-se à internet uma vez e tente de novo, ou solte a música em MP3, WAV, FLAC ou M4A.',
  },
  'model-unavailable': {
    sentence: 'O modelo ainda não está neste aparelho, ou o arquivo dele não chegou inteiro.',
    nextStep: 'Conecte-se à internet uma vez e tente de novo. Depois disso, funciona sem internet.',
  },
  internal: {
    sentence: 'Algo quebrou, e a culpa é nossa.',
    nextStep: 'Tente de novo. Se acontecer duas vezes, recarregue a página; o problema não é a sua música.',
  },
} as const;
