import { fundList } from '../../planner/funds';

/**
 * The largest index funds listed in the United States, by kind and index, as FinanceDatabase tells what each follows
 * (github.com/JerBouma/FinanceDatabase, database/etfs: PCX, NGM, NMS; commit 268be5d). What it does not tell is left out.
 * Behind `~`: stocks of the sector, by github.com/datasets/s-and-p-500-companies (data/constituents.csv, GICS Sector;
 * commit 56509dd, 8 August 2026).
 */
export const US_FUNDS = fundList(
  '2026-08-16',
  `
# US stocks, whole market
CRSP US Total Market: VTI Vanguard
S&P Total Market: ITOT iShares
Dow Jones U.S. Broad Stock Market: SCHB Schwab
S&P Composite 1500: SPTM SPDR
Russell 3000: IWV iShares, VTHR Vanguard
# US stocks, large
S&P 500: VOO Vanguard, IVV iShares, SPY SPDR, SPLG SPDR
Dow Jones U.S. Large-Cap Total Stock Market: SCHX Schwab
CRSP US Large Cap: VV Vanguard
Russell 1000: IWB iShares, VONE Vanguard
Schwab 1000: SCHK Schwab
# US stocks, largest
CRSP US Mega Cap: MGC Vanguard
S&P 100: OEF iShares
Russell Top 200: IWL iShares
Dow Jones Industrial Average: DIA SPDR
# US stocks, large growth
CRSP US Large Cap Growth: VUG Vanguard
Dow Jones U.S. Large-Cap Growth Total Stock Market: SCHG Schwab
Russell 1000 Growth: IWF iShares, VONG Vanguard
S&P 500 Growth: SPYG SPDR, IVW iShares, VOOG Vanguard
NASDAQ-100: QQQ Invesco, QQQM Invesco
CRSP US Mega Cap Growth: MGK Vanguard
Nasdaq Composite: ONEQ Fidelity
Russell Top 200 Growth: IWY iShares
# US stocks, large value
CRSP US Large Cap Value: VTV Vanguard
Dow Jones U.S. Large-Cap Value Total Stock Market: SCHV Schwab
Russell 1000 Value: IWD iShares, VONV Vanguard
S&P 500 Value: SPYV SPDR, IVE iShares, VOOV Vanguard
CRSP US Mega Cap Value: MGV Vanguard
Russell Top 200 Value: IWX iShares
S&P 500 Pure Value: RPV Invesco
# US stocks, dividends
FTSE High Dividend Yield: VYM Vanguard
Dow Jones U.S. Dividend 100: SCHD Schwab
Morningstar Dividend Yield Focus: HDV iShares
Dow Jones U.S. Select Dividend: DVY iShares
S&P 500 High Dividend: SPYD SPDR
WisdomTree U.S. LargeCap Dividend: DLN WisdomTree
# US stocks, growing dividends
Morningstar US Dividend Growth: DGRO iShares
S&P High Yield Dividend Aristocrats: SDY SPDR
WisdomTree U.S. Quality Dividend Growth: DGRW WisdomTree
# US stocks, mid
CRSP US Mid Cap: VO Vanguard
S&P MidCap 400: IJH iShares, MDY SPDR, IVOO Vanguard, SPMD SPDR
Russell Midcap: IWR iShares
Dow Jones U.S. Mid-Cap Total Stock Market: SCHM Schwab
# US stocks, mid growth
CRSP US Mid Cap Growth: VOT Vanguard
Russell Midcap Growth: IWP iShares
S&P MidCap 400 Growth: IJK iShares
# US stocks, mid value
CRSP US Mid Cap Value: VOE Vanguard
Russell Midcap Value: IWS iShares
S&P MidCap 400 Value: IJJ iShares
# US stocks, small
CRSP US Small Cap: VB Vanguard
S&P SmallCap 600: IJR iShares, SPSM SPDR, VIOO Vanguard
Russell 2000: IWM iShares, VTWO Vanguard
Dow Jones U.S. Small-Cap Total Stock Market: SCHA Schwab
# US stocks, small growth
CRSP US Small Cap Growth: VBK Vanguard
Russell 2000 Growth: IWO iShares
S&P SmallCap 600 Growth: IJT iShares, SLYG SPDR
# US stocks, small value
CRSP US Small Cap Value: VBR Vanguard
Russell 2000 Value: IWN iShares
S&P SmallCap 600 Value: IJS iShares, SLYV SPDR
# Developed markets outside the US
FTSE Developed All Cap ex US: VEA Vanguard
MSCI EAFE: EFA iShares
FTSE Developed ex US: SCHF Schwab
S&P Developed Ex-U.S. BMI: SPDW SPDR
MSCI World ex USA Investable Market: IDEV iShares
# Markets outside the US
FTSE Global All Cap ex US: VXUS Vanguard
MSCI ACWI ex USA IMI: IXUS iShares
FTSE All-World ex US: VEU Vanguard
MSCI ACWI ex USA: ACWX iShares, CWI SPDR
# Emerging markets
FTSE Emerging Markets All Cap China A Inclusion: VWO Vanguard
MSCI Emerging Markets Investable Market: IEMG iShares
MSCI Emerging Markets: EEM iShares
FTSE Emerging: SCHE Schwab
S&P Emerging BMI: SPEM SPDR
# World
FTSE Global All Cap: VT Vanguard
MSCI ACWI: ACWI iShares
# Europe
FTSE Developed Europe All Cap: VGK Vanguard
MSCI Europe IMI: IEUR iShares
S&P Europe 350: IEV iShares
# Japan
MSCI Japan: EWJ iShares
FTSE Japan RIC Capped: FLJP Franklin
JPX-Nikkei 400: JPXN iShares
# Pacific
FTSE Developed Asia Pacific All Cap: VPL Vanguard
MSCI Pacific IMI: IPAC iShares
# China
MSCI China: MCHI iShares
S&P China BMI: GXC SPDR
FTSE China RIC Capped: FLCH Franklin
FTSE China 50: FXI iShares
# India
WisdomTree India Earnings: EPI WisdomTree
Nifty 50: INDY iShares
FTSE India RIC Capped: FLIN Franklin
# United Kingdom
MSCI United Kingdom: EWU iShares
FTSE UK RIC Capped: FLGB Franklin
# Brazil
MSCI Brazil 25/50: EWZ iShares
FTSE Brazil RIC Capped: FLBR Franklin
# South Korea
MSCI Korea 25/50: EWY iShares
FTSE South Korea RIC Capped: FLKR Franklin
# Taiwan
MSCI Taiwan 25/50: EWT iShares
FTSE Taiwan RIC Capped: FLTW Franklin
# Canada
MSCI Canada Custom Capped: EWC iShares
FTSE Canada RIC Capped: FLCA Franklin
# US technology
~ ACN ADBE AMD ADI AAPL AMAT ANET AVGO CDNS CSCO CRWD IBM INTC INTU KLAC LRCX MU MSFT NVDA ORCL PLTR PANW QCOM CRM NOW SNPS TXN
Technology Select Sector: XLK SPDR
MSCI USA IMI Information Technology 25/50: VGT Vanguard, FTEC Fidelity
# US financials
~ AXP AIG BAC BRK.B BLK COF SCHW CB C GS JPM MA MET MS PYPL PNC PGR SPGI USB V WFC
Financial Select Sector: XLF SPDR
MSCI USA IMI Financials 25/50: VFH Vanguard, FNCL Fidelity
# US health care
~ ABT ABBV AMGN BIIB BMY CI CVS DHR ELV GILD ISRG JNJ LLY MDT MRK MRNA PFE REGN TMO UNH VRTX ZTS
Health Care Select Sector: XLV SPDR
MSCI USA IMI Health Care 25/50: VHT Vanguard, FHLC Fidelity
# US energy
~ CVX COP EOG XOM HAL KMI MPC OXY PSX SLB VLO WMB
Energy Select Sector: XLE SPDR
MSCI USA IMI Energy 25/50: VDE Vanguard, FENY Fidelity
# US industrials
~ MMM BA CAT CSX DE DAL DD ETN EMR FDX GE HON ITW LMT NSC RTX LUV UBER UNP UPS
Industrial Select Sector: XLI SPDR
MSCI USA IMI Industrials 25/50: VIS Vanguard, FIDU Fidelity
# US consumer discretionary
~ ABNB AMZN BKNG CMG F GM HD LOW MCD NKE SBUX TSLA TJX
Consumer Discretionary Select Sector: XLY SPDR
MSCI USA IMI Consumer Discretionary 25/50: VCR Vanguard, FDIS Fidelity
# US consumer staples
~ MO KO CL COST EL GIS KMB KHC MDLZ PEP PM PG TGT WMT
Consumer Staples Select Sector: XLP SPDR
MSCI USA IMI Consumer Staples 25/50: VDC Vanguard, FSTA Fidelity
# US utilities
~ AEP D DUK EXC NEE SRE SO XEL
Utilities Select Sector: XLU SPDR
MSCI USA IMI Utilities 25/50: VPU Vanguard, FUTY Fidelity
# US materials
~ APD DOW ECL FCX LIN NEM NUE SHW
Materials Select Sector: XLB SPDR
MSCI USA IMI Materials 25/50: VAW Vanguard, FMAT Fidelity
# US communication services
~ GOOGL GOOG T CHTR CMCSA META NFLX TMUS VZ DIS WBD
Communication Services Select Sector: XLC SPDR
MSCI USA IMI Communication Services 25/50: VOX Vanguard, FCOM Fidelity
# US real estate
~ AMT CCI DLR EQIX PLD PSA O SPG WELL
MSCI US Investable Market Real Estate 25/50: VNQ Vanguard
Dow Jones Equity All REIT Capped: SCHH Schwab
FTSE NAREIT Equity REITs: USRT iShares
Real Estate Select Sector: XLRE SPDR
Dow Jones U.S. Select REIT: RWR SPDR
# Real estate outside the US
S&P Global ex-U.S. Property: VNQI Vanguard
Dow Jones Global ex-U.S. Select Real Estate Securities: RWX SPDR
FTSE EPRA/NAREIT Developed ex-U.S.: IFGL iShares
# Semiconductors
MVIS US Listed Semiconductor 25: SMH VanEck
S&P Semiconductor Select Industry: XSD SPDR
# Gold miners
NYSE Arca Gold Miners: GDX VanEck
MSCI ACWI Select Gold Miners Investable Market: RING iShares
# Banks
S&P Regional Banks Select Industry: KRE SPDR
Dow Jones U.S. Select Regional Banks: IAT iShares
S&P Banks Select Industry: KBE SPDR
KBW Nasdaq Bank: KBWB Invesco
# US bonds, whole market
Bloomberg U.S. Aggregate Float Adjusted: BND Vanguard
Bloomberg US Aggregate Bond: AGG iShares, SCHZ Schwab, SPAB SPDR
# US Treasuries, 1 to 3 years
ICE U.S. Treasury 1-3 Year Bond: SHY iShares
Bloomberg US Treasury 1-3 Year: VGSH Vanguard, SCHO Schwab, SPTS SPDR
# US Treasury bills
Bloomberg 1-3 Month U.S. Treasury Bill: BIL SPDR
ICE 0-3 Month US Treasury Securities: SGOV iShares
ICE Short US Treasury Securities: SHV iShares
# US Treasuries, 3 to 10 years
ICE U.S. Treasury 7-10 Year Bond: IEF iShares
Bloomberg US Treasury 3-10 Year: SCHR Schwab, SPTI SPDR
ICE U.S. Treasury 3-7 Year Bond: IEI iShares
# US Treasuries, long
ICE U.S. Treasury 20+ Year Bond: TLT iShares
Bloomberg US Long Treasury: SPTL SPDR, SCHQ Schwab
# US corporate bonds
Markit iBoxx USD Liquid Investment Grade: LQD iShares
ICE BofA US Corporate: USIG iShares
# US corporate bonds, 5 to 10 years
ICE BofA 5-10 Year US Corporate: IGIB iShares
Bloomberg U.S. Intermediate Corporate Bond: SPIB SPDR
# US corporate bonds, 1 to 5 years
ICE BofA 1-5 Year US Corporate: IGSB iShares
Bloomberg U.S. 1-3 Year Corporate Bond: SPSB SPDR
# US high-yield bonds
Markit iBoxx USD Liquid High Yield: HYG iShares
Bloomberg High Yield Very Liquid: JNK SPDR
ICE BofA US High Yield: SPHY SPDR
# US municipal bonds
S&P National AMT-Free Municipal Bond: VTEB Vanguard, MUB iShares
Bloomberg Municipal Managed Money 1-25 Years: TFI SPDR
# Bonds outside the US
Bloomberg Global Aggregate ex-USD Float Adjusted RIC Capped (USD Hedged): BNDX Vanguard
Bloomberg Global Treasury ex-US Capped: BWX SPDR
# Emerging-market bonds
J.P. Morgan EMBI Global Core: EMB iShares
Bloomberg USD Emerging Markets Government RIC Capped: VWOB Vanguard
DBIQ Emerging Market USD Liquid Balanced: PCY Invesco
`,
);
