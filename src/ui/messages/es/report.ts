export default {
  working: 'Calculando…',
  failed: {
    juries:
      'Esta vez no se pudo averiguar lo que dicen los otros jurados. No se pierde nada más; analiza la canción otra vez para volver a intentarlo.',
    why: 'Esta vez no se pudo averiguar el porqué. No se pierde nada más; analiza la canción otra vez para volver a intentarlo.',
    clips:
      'Esta vez no se pudo averiguar qué segundos publicar. No se pierde nada más; analiza la canción otra vez para volver a intentarlo.',
    character:
      'Esta vez no se pudo averiguar cómo suena. No se pierde nada más; analiza la canción otra vez para volver a intentarlo.',
    sounds:
      'Esta vez no se pudo averiguar a qué se parece. No se pierde nada más; analiza la canción otra vez para volver a intentarlo.',
    readiness:
      'Esta vez no se pudo averiguar si está lista. No se pierde nada más; analiza la canción otra vez para volver a intentarlo.',
  },
} as const;
