import type { ThemeConfig } from 'antd';

/** Visual system of desks 8: every text colour at least 4.5:1 on its ground, borders of inputs 3:1. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0958d9',
    colorPrimaryHover: '#003eb3',
    colorPrimaryActive: '#002c8c',
    colorLink: '#0958d9',
    colorLinkHover: '#003eb3',
    colorTextPlaceholder: '#6b6b6b',
    colorTextDisabled: '#6b6b6b',
    colorTextSecondary: '#595959',
    colorTextDescription: '#595959',
    colorError: '#cf1322',
    colorErrorHover: '#a8071a',
    colorSuccess: '#237804',
    colorWarning: '#ad4e00',
    borderRadius: 4,
    fontSize: 14,
    fontFamily:
      '"PingFang SC","Microsoft YaHei","HarmonyOS Sans SC","Noto Sans SC","Source Han Sans SC",system-ui,sans-serif',
    motion: false,
  },
  components: {
    Input: { colorBorder: '#8c8c8c' },
    Select: { colorBorder: '#8c8c8c' },
    Layout: { headerBg: '#ffffff', headerHeight: 48, headerPadding: '0 16px', siderBg: '#ffffff', bodyBg: '#f5f5f5' },
    Menu: { itemSelectedBg: '#e6f4ff', itemSelectedColor: '#003eb3' },
  },
};
