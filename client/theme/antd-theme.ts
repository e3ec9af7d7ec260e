import { type ThemeConfig, theme } from 'antd'
import { type Appearance, fontFamily, palettes } from './tokens.ts'

/** antd's theme from our tokens; without motion where the person asked for less. */
export function antdTheme(appearance: Appearance, motion: boolean): ThemeConfig {
  const palette = palettes[appearance]
  return {
    algorithm: appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      colorPrimary: palette.primary,
      colorError: palette.attention,
      colorSuccess: palette.success,
      colorWarning: palette.warning,
      colorInfo: palette.primary,
      colorLink: palette.primary,
      colorText: palette.text,
      colorTextSecondary: palette.textSoft,
      colorTextDescription: palette.textSoft,
      colorTextPlaceholder: palette.textSoft,
      colorTextLightSolid: palette.onPrimary,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorBgLayout: palette.ground,
      colorBgSpotlight: palette.text,
      colorBorder: palette.control,
      colorBorderSecondary: palette.line,
      fontFamily,
      fontSize: 14,
      borderRadius: 6,
      motion,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Table: { cellPaddingBlockSM: 5, headerBg: palette.ground, rowHoverBg: palette.hover },
      Tooltip: { colorTextLightSolid: palette.surface },
    },
  }
}
