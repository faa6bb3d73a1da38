/** A verdict: where the song stands, in sentences and in charts. Standings are those of `verdict/sentence.ts`. */
export default {
  anywhere: {
    'top-fifth': 'It leans strongly to the top, but songs that sound like this landed almost anywhere.',
    'upper-third': 'It leans to the upper end, but songs that sound like this landed almost anywhere.',
    'above-middle': 'It leans a little upwards, but songs that sound like this landed almost anywhere.',
    middle: 'By sound alone, this song could land almost anywhere.',
    'below-middle': 'It leans a little downwards, but songs that sound like this landed almost anywhere.',
    'lower-third': 'It leans to the lower end, but songs that sound like this landed almost anywhere.',
    'lowest-fifth': 'It leans strongly to the bottom, but songs that sound like this landed almost anywhere.',
  },
  broad: {
    'top-fifth': 'It sounds most like songs that landed in the top fifth.',
    'upper-third': 'It sounds most like songs that landed in the upper third.',
    'above-middle': 'It sounds most like songs that landed a little above the middle.',
    middle: 'It sounds most like songs that landed around the middle.',
    'below-middle': 'It sounds most like songs that landed a little below the middle.',
    'lower-third': 'It sounds most like songs that landed in the lower third.',
    'lowest-fifth': 'It sounds most like songs that landed in the lowest fifth.',
  },
  clear: {
    'top-fifth': 'It sounds clearly like songs that landed in the top fifth.',
    'upper-third': 'It sounds clearly like songs that landed in the upper third.',
    'above-middle': 'It sounds clearly like songs that landed a little above the middle.',
    middle: 'It sounds clearly like songs that landed around the middle.',
    'below-middle': 'It sounds clearly like songs that landed a little below the middle.',
    'lower-third': 'It sounds clearly like songs that landed in the lower third.',
    'lowest-fifth': 'It sounds clearly like songs that landed in the lowest fifth.',
  },
  detail:
    'On a scale of 100, half of the songs that sound like this landed above {{median}} and half below. Eight in ten landed between {{low}} and {{high}}.',
  that: {
    anywhere: 'That is nearly the whole scale, which is common: sound is only a part of what carries a song.',
    broad: 'That is a broad stretch: sound is only a part of what carries a song.',
    clear: 'For a guess from sound alone, that is a narrow stretch.',
  },
  announced: 'Done. {{sentence}}',
  scale: {
    described:
      'Scale from 0, the lowest, to 100, the highest. This song: {{median}}. Eight in ten between {{low}} and {{high}}. A song picked blindly: 50, eight in ten between 10 and 90.',
    of: 'of 100',
    lowest: '<b>0</b> lowest',
    highest: 'highest <b>100</b>',
    song: 'This song: <b>{{median}}</b>, with eight in ten between <b>{{low}}</b> and <b>{{high}}</b>',
    blind: 'A song picked blindly: <b>50</b>, with eight in ten between <b>10</b> and <b>90</b>',
  },
  fifth: {
    title: 'The chance of the best fifth',
    song: 'this song',
    blind: 'any song of this kind',
    counted:
      'Of 100 songs that sound like this, about {{song}} were in the best fifth; of 100 picked blindly, {{blind}}.',
    same: 'That is about what chance gives.',
    twice: 'That is at least twice what chance gives, and still no promise.',
    more: 'That is more than chance gives, and still no promise.',
    less: 'That is less than chance gives, and some of them made it all the same.',
  },
  tenths: {
    title: 'Where such songs landed',
    described:
      'Ten bars, one for each tenth of the scale. The likeliest is {{tenth}}, with {{chance}}. A song picked blindly has {{even}} in each. All figures are in the table below.',
    tenth: '{{from}} to {{to}}',
    lowest: 'lowest tenth',
    highest: 'highest tenth',
    even: '{{even}} each: a song picked blindly',
    table: 'The figures as a table',
    place: 'Place on the scale',
    chance: 'Chance',
  },
  trust: {
    title: 'How far to trust it',
    coin: '50, a coin',
    always: '100, always',
  },
  who: {
    title: 'Compared with whom',
    others: 'Your listeners may be others. Take the place as what it is: a comparison with these songs.',
  },
  another: 'Analyse another song',
  player: {
    play: 'Play',
    pause: 'Pause',
    position: 'Position in the song',
    at: '{{time}} of {{length}}',
    length: 'Length: {{length}}',
  },
} as const;
