export default {
  anywhere: {
    'top-fifth':
      'Se inclina mucho hacia arriba, pero las canciones que suenan así quedaron en casi cualquier puesto.',
    'upper-third':
      'Se inclina hacia la parte alta, pero las canciones que suenan así quedaron en casi cualquier puesto.',
    'above-middle':
      'Se inclina un poco hacia arriba, pero las canciones que suenan así quedaron en casi cualquier puesto.',
    middle: 'Solo por su sonido, esta canción podría quedar en casi cualquier puesto.',
    'below-middle':
      'Se inclina un poco hacia abajo, pero las canciones que suenan así quedaron en casi cualquier puesto.',
    'lower-third':
      'Se inclina hacia la parte baja, pero las canciones que suenan así quedaron en casi cualquier puesto.',
    'lowest-fifth':
      'Se inclina mucho hacia abajo, pero las canciones que suenan así quedaron en casi cualquier puesto.',
  },
  broad: {
    'top-fifth': 'A lo que más se parece es a canciones que quedaron en la quinta parte superior.',
    'upper-third': 'A lo que más se parece es a canciones que quedaron en el tercio superior.',
    'above-middle': 'A lo que más se parece es a canciones que quedaron un poco por encima de la mitad.',
    middle: 'A lo que más se parece es a canciones que quedaron alrededor de la mitad.',
    'below-middle': 'A lo que más se parece es a canciones que quedaron un poco por debajo de la mitad.',
    'lower-third': 'A lo que más se parece es a canciones que quedaron en el tercio inferior.',
    'lowest-fifth': 'A lo que más se parece es a canciones que quedaron en la quinta parte inferior.',
  },
  clear: {
    'top-fifth': 'Suena claramente como canciones que quedaron en la quinta parte superior.',
    'upper-third': 'Suena claramente como canciones que quedaron en el tercio superior.',
    'above-middle': 'Suena claramente como canciones que quedaron un poco por encima de la mitad.',
    middle: 'Suena claramente como canciones que quedaron alrededor de la mitad.',
    'below-middle': 'Suena claramente como canciones que quedaron un poco por debajo de la mitad.',
    'lower-third': 'Suena claramente como canciones que quedaron en el tercio inferior.',
    'lowest-fifth': 'Suena claramente como canciones que quedaron en la quinta parte inferior.',
  },
  detail:
    'En una escala de 100, la mitad de las canciones que suenan así quedó por encima de {{median}} y la otra mitad por debajo. Ocho de cada diez quedaron entre {{low}} y {{high}}.',
  that: {
    anywhere:
      'Es casi toda la escala, y es lo habitual: el sonido es solo una parte de lo que lleva lejos a una canción.',
    broad: 'Es un tramo amplio: el sonido es solo una parte de lo que lleva lejos a una canción.',
    clear: 'Para una estimación hecha solo con el sonido, es un tramo estrecho.',
  },
  announced: 'Listo. {{sentence}}',
  scale: {
    described:
      'Escala de 0, lo más bajo, a 100, lo más alto. Esta canción: {{median}}. Ocho de cada diez, entre {{low}} y {{high}}. Una canción elegida a ciegas: 50, ocho de cada diez entre 10 y 90.',
    of: 'de 100',
    lowest: '<b>0</b> lo más bajo',
    highest: 'lo más alto <b>100</b>',
    song: 'Esta canción: <b>{{median}}</b>, con ocho de cada diez entre <b>{{low}}</b> y <b>{{high}}</b>',
    blind: 'Una canción elegida a ciegas: <b>50</b>, con ocho de cada diez entre <b>10</b> y <b>90</b>',
  },
  fifth: {
    title: 'La probabilidad de estar en la quinta parte superior',
    song: 'esta canción',
    blind: 'cualquier canción de este tipo',
    counted:
      'De cada 100 canciones que suenan así, alrededor de {{song}} quedaron en la quinta parte superior; de 100 elegidas a ciegas, {{blind}}.',
    same: 'Es más o menos lo que da el azar.',
    twice: 'Es al menos el doble de lo que da el azar, y aun así no es una promesa.',
    more: 'Es más de lo que da el azar, y aun así no es una promesa.',
    less: 'Es menos de lo que da el azar, y aun así algunas lo lograron.',
  },
  tenths: {
    title: 'Dónde quedaron canciones así',
    described:
      'Diez barras, una por cada décima parte de la escala. La más probable es la de {{tenth}}, con {{chance}}. Una canción elegida a ciegas tiene {{even}} en cada una. Todas las cifras están en la tabla de abajo.',
    tenth: '{{from}} a {{to}}',
    lowest: 'décima más baja',
    highest: 'décima más alta',
    even: '{{even}} en cada una: una canción elegida a ciegas',
    table: 'Las cifras en una tabla',
    place: 'Lugar en la escala',
    chance: 'Probabilidad',
  },
  trust: {
    title: 'Cuánto confiar en esto',
    coin: '50, una moneda',
    always: '100, siempre',
  },
  who: {
    title: 'Comparada con quiénes',
    others:
      'Quienes te escuchan pueden ser otros. Toma el lugar por lo que es: una comparación con estas canciones.',
  },
  another: 'Analizar otra canción',
  player: {
    play: 'Reproducir',
    pause: 'Pausar',
    position: 'Posición en la canción',
    at: '{{time}} de {{length}}',
    length: 'Duración: {{length}}',
  },
} as const;
