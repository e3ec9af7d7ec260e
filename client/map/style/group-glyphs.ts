import type { FacilityGroup } from '#planning/rules/facility-rules'
import type { Palette } from '../../theme/tokens.ts'

/** One plain glyph a group, drawn in a box of 24 × 24 around (12, 12), and the colour of its pins. */
export const groupGlyphs: Record<FacilityGroup, { path: string; colour: keyof Palette }> = {
  elder_child: {
    path: 'M9 8.2a2.1 2.1 0 1 0 0-4.2 2.1 2.1 0 0 0 0 4.2zM6 9.4h6v5h-1V20H7v-5.600H6zM16.500 12a1.600 1.600 0 1 0 0-3.200 1.600 1.600 0 0 0 0 3.200zM14.200 13h4.600v3.600H18V20h-3v-3.400h-.8z',
    colour: 'groupElderChild',
  },
  health: { path: 'M10 5h4v5h5v4h-5v5h-4v-5H5v-4h5z', colour: 'groupHealth' },
  shopping: {
    path: 'M6 9h12l-1 10H7zM9 9V7.500a3 3 0 0 1 6 0V9h-1.600V7.500a1.400 1.400 0 0 0-2.800 0V9z',
    colour: 'groupShopping',
  },
  culture: {
    path: 'M11.200 7.200C9.400 6 7 5.800 4.800 6v11.500c2.200-.2 4.600 0 6.400 1.200zM12.800 7.200C14.600 6 17 5.800 19.200 6v11.500c-2.200-.2-4.600 0-6.400 1.200z',
    colour: 'groupCulture',
  },
  public: {
    path: 'M12 4l7.500 4.500V10h-15V8.500zM6 11h2.400v5.500H6zM10.800 11h2.400v5.500h-2.400zM15.600 11H18v5.500h-2.400zM4.500 17.500h15V19.500h-15z',
    colour: 'groupPublic',
  },
}
