export default {
  title: {
    one: 'Một ban giám khảo nói gì',
    two: 'Hai ban giám khảo nói gì',
    three: 'Ba ban giám khảo nói gì',
    four: 'Bốn ban giám khảo nói gì',
    five: 'Năm ban giám khảo nói gì',
    six: 'Sáu ban giám khảo nói gì',
    more: '{{number}} ban giám khảo nói gì',
  },
  working: 'Đang hỏi các ban giám khảo…',
  about: 'Các ban giám khảo được tạo ra và kiểm tra thế nào',
  chart: 'Thứ hạng bảng xếp hạng',
  inHundred: {
    some: '{{number}} trên 100',
    fewer: 'chưa tới 1 trên 100',
    more: 'hơn 99 trên 100',
  },
  summary:
    'Tính chung, họ xếp bài này trên {{place}} trong 100 bài tham chiếu. Xét cả sai số và mức bất đồng giữa họ, nó có thể ở bất cứ đâu từ {{low}} đến {{high}}.',
  summaryAtEnd:
    'Tính chung, họ xếp bài này trên {{place}} trong 100 bài tham chiếu. Xét cả sai số và mức bất đồng giữa họ, nó vẫn ở đầu này của thang, nơi gần như không còn bài nào để so sánh.',
  noSummary: 'Không có gì để tổng kết: chưa ban giám khảo nào tỏ ra biết nhiều hơn đồng xu.',
  reference: 'Các bài tham chiếu gồm {{songs}} bài: {{description}}.',
  scale: {
    described:
      'Thang từ 0, dưới mọi bài tham chiếu, đến 100, trên tất cả. Bài này: {{place}}, giữa {{low}} và {{high}}.',
    of: 'trên 100 bài tham chiếu',
    below: '0, dưới mọi bài',
    above: '100, trên mọi bài',
  },
  disagree:
    'Các ban giám khảo bất đồng: “{{highest}}” xếp bài này ở {{high}}, “{{lowest}}” ở {{low}}. Mỗi ban đại diện cho những người nghe khác nhau, nên hãy xem từng ban.',
  differ: 'Các ban giám khảo hơi khác nhau: “{{highest}}” xếp bài này ở {{high}}, “{{lowest}}” ở {{low}}.',
  agree: 'Các ban giám khảo đồng lòng về bài này.',
  share: {
    some: '{{share}} của kết quả chung',
    none: 'không có tiếng nói trong kết quả chung',
    decides: '“{{jury}}” quyết định {{share}}',
    alone: '“{{jury}}” quyết định {{share}}.',
    all: '{{shares}}: càng giỏi thì tiếng nói càng nặng.',
  },
  card: {
    alike: 'bài có âm thanh như vậy',
    all: 'mọi bài mà ban này đã học',
    howMany: 'Bao nhiêu bài là {{outcome}}',
    howManyBestFifth: 'Bao nhiêu bài nằm trong nhóm 20% cao nhất',
    trust: 'Nên tin đến mức nào',
    knows: 'Ban này biết gì',
  },
  learned: 'Ban này đã học từ {{songs}} bài hát của {{artists}} nghệ sĩ: {{population}}.',
  contrast: 'Ban này phân biệt {{yes}} với {{no}}.',
  chartContrast: 'Ban này phân biệt nhóm 20% cao nhất với phần còn lại, theo vị trí trên bảng xếp hạng.',
  standing: 'Ước tính của ban này cao hơn so với {{place}} trong 100 bài tham chiếu.',
  baseRate:
    'Tỷ lệ {{share}} là do cách các bài được thu thập. Nó không cho biết một bài hát thường đạt tới đó đến mức nào.',
  skill: {
    year: 'Trong 100 cặp gồm mỗi bên một bài và cùng năm, ban này chọn đúng {{right}} cặp ({{low}} đến {{high}}); đồng xu đúng 50.',
    fifth:
      'Trong 100 cặp gồm một bài thuộc nhóm 20% cao nhất và một bài thuộc phần còn lại, ban này chọn đúng {{right}} cặp ({{low}} đến {{high}}); đồng xu đúng 50.',
    none: 'Như vậy không khác gì đồng xu, nên ban này không có tiếng nói trong kết quả chung.',
  },
  charted: {
    unmeasured:
      'Các bài nổi trên TikTok hầu như không phân biệt được với những bài khác trên bảng xếp hạng: phần lớn điều ban này đánh giá là có lên bảng hay không.',
    not: 'Các bài nổi trên TikTok không phân biệt được với những bài khác trên bảng xếp hạng: trong số đó, ban này chọn đúng {{right}} trên 100 cặp ({{low}} đến {{high}}).',
    hardly:
      'Các bài nổi trên TikTok hầu như không phân biệt được với những bài khác trên bảng xếp hạng: trong số đó, ban này chọn đúng {{right}} trên 100 cặp ({{low}} đến {{high}}).',
    partly:
      'Các bài nổi trên TikTok chỉ phân biệt được một phần với những bài khác trên bảng xếp hạng: trong số đó, ban này chọn đúng {{right}} trên 100 cặp ({{low}} đến {{high}}).',
  },
  listener: {
    title: 'Họ dựa vào đâu',
    text: 'Các ban giám khảo khác biết một bài qua nhịp độ, độ dài và tám đặc tính này, theo cách Spotify đặt tên và định nghĩa. Ở đây chúng được ước tính bởi một bộ nghe đã học từ {{songs}} bài: {{population}}. 0 là thấp nhất và 100 là cao nhất.',
  },
  characteristics: {
    danceability: { label: 'Độ dễ nhảy', meaning: 'nhịp đều và mạnh đến đâu' },
    energy: { label: 'Năng lượng', meaning: 'cảm giác to, nhanh và dày đến đâu' },
    valence: { label: 'Sắc thái vui', meaning: 'vui hơn là buồn đến đâu' },
    acousticness: { label: 'Tính mộc', meaning: 'khả năng được chơi bằng nhạc cụ mộc' },
    instrumentalness: { label: 'Tính không lời', meaning: 'khả năng không có ai hát' },
    speechiness: { label: 'Lời nói', meaning: 'bao nhiêu phần là nói' },
    liveness: { label: 'Tính trực tiếp', meaning: 'khả năng có khán giả trong phòng' },
    loudness: { label: 'Độ to', meaning: 'nhìn chung bài to đến đâu' },
  },
  quality: {
    unknown: 'chưa rõ ước tính tốt đến đâu',
    fair: 'ước tính khá tốt',
    rough: 'ước tính đại khái',
    hint: 'gần như không ước tính được: chỉ là gợi ý',
  },
  encoding: {
    points_other: '{{count}} điểm',
    text: 'Tệp này là {{codec}} ở khoảng {{rate}} kbit/s. Ở {{measured}} kbit/s, các bài đã xê dịch trong kết quả chung tới {{most}} so với bản gốc, một nửa trong số đó không quá {{half}}. Hãy thả tệp WAV hoặc FLAC nếu bạn có.',
  },
  outside: {
    silent: {
      sentence: 'Tệp này gần như im lặng, nên không điều gì bên dưới nói lên điều gì về một bài hát.',
      nextStep: 'Hãy kiểm tra lại bản xuất rồi thả tệp lần nữa.',
    },
    short: {
      sentence: 'Đoạn này ngắn hơn mười giây, quá ngắn để các ước tính bên dưới có nhiều ý nghĩa.',
      nextStep: 'Hãy thả cả bài, hoặc ít nhất nửa phút của bài.',
    },
    unlike: {
      sentence:
        'Âm thanh này không giống các bài hát đã phát hành mà giống lời nói, tiếng ồn hoặc một nhạc cụ đơn lẻ, nên các ước tính bên dưới chỉ là phỏng đoán.',
      nextStep: 'Nếu đây là một track của bài hát, hãy thả bản phối đầy đủ.',
    },
  },
} as const;
