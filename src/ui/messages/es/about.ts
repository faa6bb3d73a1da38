export default {
  close: 'Cerrar',
  learnedTitle: 'De qué aprendió',
  base: 'El {{share}} de ellas estaba en la quinta parte superior. Eso es lo que da el azar, y cada estimación se muestra al lado.',
  hearsTitle: 'Qué oye',
  hears:
    'El timbre, cómo cambia y el tempo, a lo largo de toda la canción. Ni la letra, ni la melodía como la oye una persona, ni un nombre.',
  goodTitle: 'Qué tan bueno es',
  calibrationLittle:
    'Sus porcentajes para la quinta parte superior se desvían, en promedio, menos de 1 punto.',
  calibration_one:
    'Sus porcentajes para la quinta parte superior se desvían, en promedio, alrededor de {{count}} punto.',
  calibration_many:
    'Sus porcentajes para la quinta parte superior se desvían, en promedio, alrededor de {{count}} puntos.',
  calibration_other:
    'Sus porcentajes para la quinta parte superior se desvían, en promedio, alrededor de {{count}} puntos.',
  coverage: 'Su tramo de ocho de cada diez contenía el lugar verdadero {{value}} de cada 100 veces.',
  unseen: 'Todo se midió con artistas de los que no había aprendido.',
  juriesTitle: 'Los otros jurados',
  failsTitle: 'Dónde falla',
  failsGenre: 'El género es un atajo muy fuerte. Mucho de lo que sabe lo sabría solo por el género.',
  failsKnown: 'Qué tan conocido es un artista es lo que más pesa, y no se oye.',
  failsElsewhere:
    'Quienes escuchan en otros lugares, y hoy, pueden ser distintos de quienes colocaron estas canciones.',
  card: 'La ficha completa del modelo (en inglés)',
  version: 'Modelo {{version}}',
} as const;
