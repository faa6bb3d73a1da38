export default {
  anywhere: {
    'top-fifth':
      'Bài này nghiêng mạnh về phía trên, nhưng những bài có âm thanh như vậy từng đứng ở gần như mọi vị trí.',
    'upper-third':
      'Bài này nghiêng về nửa trên, nhưng những bài có âm thanh như vậy từng đứng ở gần như mọi vị trí.',
    'above-middle':
      'Bài này hơi nghiêng về phía trên, nhưng những bài có âm thanh như vậy từng đứng ở gần như mọi vị trí.',
    middle: 'Chỉ xét âm thanh, bài này có thể đứng ở gần như bất cứ vị trí nào.',
    'below-middle':
      'Bài này hơi nghiêng về phía dưới, nhưng những bài có âm thanh như vậy từng đứng ở gần như mọi vị trí.',
    'lower-third':
      'Bài này nghiêng về nửa dưới, nhưng những bài có âm thanh như vậy từng đứng ở gần như mọi vị trí.',
    'lowest-fifth':
      'Bài này nghiêng mạnh về phía dưới, nhưng những bài có âm thanh như vậy từng đứng ở gần như mọi vị trí.',
  },
  broad: {
    'top-fifth': 'Bài này nghe giống nhất với những bài từng đứng trong nhóm 20% cao nhất.',
    'upper-third': 'Bài này nghe giống nhất với những bài từng đứng trong một phần ba phía trên.',
    'above-middle': 'Bài này nghe giống nhất với những bài từng đứng cao hơn mức giữa một chút.',
    middle: 'Bài này nghe giống nhất với những bài từng đứng quanh mức giữa.',
    'below-middle': 'Bài này nghe giống nhất với những bài từng đứng thấp hơn mức giữa một chút.',
    'lower-third': 'Bài này nghe giống nhất với những bài từng đứng trong một phần ba phía dưới.',
    'lowest-fifth': 'Bài này nghe giống nhất với những bài từng đứng trong nhóm 20% thấp nhất.',
  },
  clear: {
    'top-fifth': 'Bài này nghe rất giống những bài từng đứng trong nhóm 20% cao nhất.',
    'upper-third': 'Bài này nghe rất giống những bài từng đứng trong một phần ba phía trên.',
    'above-middle': 'Bài này nghe rất giống những bài từng đứng cao hơn mức giữa một chút.',
    middle: 'Bài này nghe rất giống những bài từng đứng quanh mức giữa.',
    'below-middle': 'Bài này nghe rất giống những bài từng đứng thấp hơn mức giữa một chút.',
    'lower-third': 'Bài này nghe rất giống những bài từng đứng trong một phần ba phía dưới.',
    'lowest-fifth': 'Bài này nghe rất giống những bài từng đứng trong nhóm 20% thấp nhất.',
  },
  detail:
    'Trên thang 100, một nửa số bài có âm thanh như vậy đứng trên mức {{median}}, một nửa đứng dưới. Cứ mười bài thì tám bài nằm giữa {{low}} và {{high}}.',
  that: {
    anywhere:
      'Đó là gần hết cả thang, và điều này thường gặp: âm thanh chỉ là một phần của những gì đưa bài hát đi xa.',
    broad: 'Đó là một khoảng rộng: âm thanh chỉ là một phần của những gì đưa bài hát đi xa.',
    clear: 'Với một ước đoán chỉ dựa vào âm thanh, đó là một khoảng hẹp.',
  },
  announced: 'Xong. {{sentence}}',
  scale: {
    described:
      'Thang từ 0, thấp nhất, đến 100, cao nhất. Bài này: {{median}}. Mười bài thì tám bài nằm giữa {{low}} và {{high}}. Một bài chọn ngẫu nhiên: 50, mười bài thì tám bài nằm giữa 10 và 90.',
    of: 'trên 100',
    lowest: '<b>0</b> thấp nhất',
    highest: 'cao nhất <b>100</b>',
    song: 'Bài này: <b>{{median}}</b>, mười bài thì tám bài nằm giữa <b>{{low}}</b> và <b>{{high}}</b>',
    blind: 'Một bài chọn ngẫu nhiên: <b>50</b>, mười bài thì tám bài nằm giữa <b>10</b> và <b>90</b>',
  },
  fifth: {
    title: 'Khả năng vào nhóm 20% cao nhất',
    song: 'bài này',
    blind: 'một bài bất kỳ cùng loại',
    counted:
      'Trong 100 bài có âm thanh như vậy, khoảng {{song}} bài nằm trong nhóm 20% cao nhất; trong 100 bài chọn ngẫu nhiên thì {{blind}}.',
    same: 'Tức là xấp xỉ mức may rủi.',
    twice: 'Tức là ít nhất gấp đôi mức may rủi, nhưng vẫn không phải là lời hứa.',
    more: 'Tức là cao hơn mức may rủi, nhưng vẫn không phải là lời hứa.',
    less: 'Tức là thấp hơn mức may rủi, vậy mà vẫn có bài làm được.',
  },
  tenths: {
    title: 'Những bài như vậy đã đứng ở đâu',
    described:
      'Mười cột, mỗi cột là một phần mười của thang. Khả năng cao nhất là {{tenth}}, với {{chance}}. Một bài chọn ngẫu nhiên có {{even}} ở mỗi cột. Mọi con số đều có trong bảng bên dưới.',
    tenth: '{{from}} đến {{to}}',
    lowest: 'phần mười thấp nhất',
    highest: 'phần mười cao nhất',
    even: 'Mỗi phần {{even}}: một bài chọn ngẫu nhiên',
    table: 'Các con số trong bảng',
    place: 'Vị trí trên thang',
    chance: 'Khả năng',
  },
  trust: {
    title: 'Nên tin đến mức nào',
    coin: '50, đồng xu',
    always: '100, luôn đúng',
  },
  who: {
    title: 'So với ai',
    others:
      'Người nghe của bạn có thể là những người khác. Hãy xem vị trí này đúng như bản chất của nó: một phép so sánh với những bài đó.',
  },
  another: 'Phân tích bài khác',
  player: {
    play: 'Phát',
    pause: 'Tạm dừng',
    position: 'Vị trí trong bài hát',
    at: '{{time}} trên {{length}}',
    length: 'Độ dài: {{length}}',
  },
} as const;
