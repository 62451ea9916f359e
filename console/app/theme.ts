import { type ThemeConfig, theme } from 'antd';

/** The same stack stands in console.css. "Rare Han" carries Extension B and later, from whatever the machine has. */
const fontFamily =
  '"PingFang SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","Rare Han",sans-serif';

type Palette = {
  paper: string;
  surface: string;
  raised: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  lineStrong: string;
  teal: string;
  onTeal: string;
  wash: string;
  danger: string;
  warning: string;
  success: string;
  info: string;
  spotlight: string;
};

/** Ink and teal on warm paper. Text on paper and on surface stands at 4.5:1 or better, ink3 included. */
const light: Palette = {
  paper: '#f3f1ec',
  surface: '#fdfcf9',
  raised: '#ffffff',
  ink: '#1c2326',
  ink2: '#465055',
  ink3: '#5f686c',
  line: '#e4e0d7',
  lineStrong: '#cbc5b8',
  teal: '#0f5c5c',
  onTeal: '#ffffff',
  wash: '#e3edea',
  danger: '#a8362a',
  warning: '#8a5800',
  success: '#35692b',
  info: '#33568a',
  spotlight: '#283135',
};

const dark: Palette = {
  paper: '#131719',
  surface: '#1a1f21',
  raised: '#21282a',
  ink: '#e5e3dc',
  ink2: '#b6b8b3',
  ink3: '#979c9a',
  line: '#2b3235',
  lineStrong: '#3f484b',
  teal: '#6dbdb3',
  onTeal: '#0c1818',
  wash: '#203432',
  danger: '#e58b7d',
  warning: '#d9ab5d',
  success: '#8fbf80',
  info: '#93b3e0',
  spotlight: '#d9dad4',
};

/** The quiet grounds of alerts and the lines around them; antd would derive muddy ones from these inks. */
function washes(isDark: boolean) {
  return isDark
    ? {
        colorErrorBg: '#38221f',
        colorErrorBorder: '#5f3732',
        colorWarningBg: '#342a18',
        colorWarningBorder: '#5a4726',
        colorSuccessBg: '#202e1e',
        colorSuccessBorder: '#3a5235',
        colorInfoBg: '#1f2a3a',
        colorInfoBorder: '#374a66',
        colorPrimaryBorder: '#2f5a56',
      }
    : {
        colorErrorBg: '#f9ece8',
        colorErrorBorder: '#e6c2ba',
        colorWarningBg: '#f9f2e1',
        colorWarningBorder: '#e2cfa3',
        colorSuccessBg: '#ebf2e6',
        colorSuccessBorder: '#c2d5b8',
        colorInfoBg: '#ebf0f7',
        colorInfoBorder: '#c2cfe2',
        colorPrimaryBorder: '#a9cbc5',
      };
}

export function themeFor(isDark: boolean): ThemeConfig {
  const p = isDark ? dark : light;
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'renshi' },
    hashed: false,
    token: {
      fontFamily,
      fontSize: 14,
      fontSizeSM: 13,
      borderRadius: 6,
      borderRadiusLG: 8,
      borderRadiusSM: 4,
      controlHeight: 34,
      controlHeightSM: 28,
      controlHeightLG: 40,
      wireframe: false,
      colorPrimary: p.teal,
      colorPrimaryBg: p.wash,
      colorPrimaryBgHover: p.wash,
      colorLink: p.teal,
      colorInfo: p.info,
      colorSuccess: p.success,
      colorWarning: p.warning,
      colorError: p.danger,
      colorTextLightSolid: p.onTeal,
      ...washes(isDark),
      colorBgLayout: p.paper,
      colorBgContainer: p.surface,
      colorBgElevated: p.raised,
      colorBgSpotlight: p.spotlight,
      colorText: p.ink,
      colorTextSecondary: p.ink2,
      colorTextTertiary: p.ink3,
      colorTextQuaternary: p.ink3,
      colorTextPlaceholder: p.ink3,
      colorTextDescription: p.ink3,
      colorIcon: p.ink3,
      colorBorder: p.lineStrong,
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      controlOutline: isDark ? '#6dbdb355' : '#0f5c5c40',
      controlOutlineWidth: 3,
      boxShadowSecondary: isDark
        ? '0 8px 28px rgb(0 0 0 / 50%), 0 0 0 1px rgb(255 255 255 / 6%)'
        : '0 10px 32px rgb(40 36 24 / 14%), 0 0 0 1px rgb(40 36 24 / 6%)',
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.14s',
      motionDurationSlow: '0.2s',
    },
    components: {
      Button: {
        primaryColor: p.onTeal,
        fontWeight: 500,
        defaultShadow: 'none',
        primaryShadow: 'none',
        dangerShadow: 'none',
      },
      Table: {
        headerBg: p.paper,
        headerColor: p.ink2,
        headerSplitColor: 'transparent',
        cellPaddingBlock: 8,
        cellPaddingBlockMD: 8,
        cellPaddingBlockSM: 7,
        cellPaddingInlineSM: 12,
        cellFontSize: 13,
        cellFontSizeMD: 13,
        cellFontSizeSM: 13,
        rowHoverBg: p.wash,
        borderColor: p.line,
      },
      Menu: { itemBg: 'transparent', subMenuItemBg: 'transparent', itemHeight: 36 },
      Form: { itemMarginBottom: 18, labelColor: p.ink2, verticalLabelPadding: '0 0 4px' },
      Tabs: { horizontalMargin: '0 0 16px 0', titleFontSize: 14, horizontalItemPadding: '10px 0' },
      Modal: { titleFontSize: 16 },
      Tag: { defaultBg: p.paper, defaultColor: p.ink2 },
      Tree: { nodeHoverBg: p.wash, nodeSelectedBg: p.wash, titleHeight: 30 },
      Select: { optionSelectedBg: p.wash },
      Segmented: { trackBg: p.paper },
      Drawer: { paddingLG: 20 },
      Descriptions: { labelColor: p.ink3 },
    },
  };
}
