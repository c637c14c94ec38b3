"""Places for invented people: real counties, so that number, address and issuer agree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One county-level place; `province` is empty for the four municipalities."""

    code: str
    """Six digits of GB/T 2260."""
    province: str
    city: str
    county: str
    short: str
    """What notary offices of the place begin their numbers with."""

    @property
    def full(self) -> str:
        """As an address begins."""
        return f"{self.province}{self.city}{self.county}"

    @property
    def police(self) -> str:
        """The issuing authority (签发机关) of its identity cards."""
        if self.county.endswith("区"):
            return f"{self.city}公安局{self.county[:-1]}分局"
        return f"{self.county}公安局"


_TABLE = """
110105||北京市|朝阳区|京
110108||北京市|海淀区|京
120103||天津市|河西区|津
130102|河北省|石家庄市|长安区|冀石
140105|山西省|太原市|小店区|晋并
150622|内蒙古自治区|鄂尔多斯市|准格尔旗|蒙鄂
210102|辽宁省|沈阳市|和平区|辽沈
220104|吉林省|长春市|朝阳区|吉长
230103|黑龙江省|哈尔滨市|南岗区|黑哈
310107||上海市|普陀区|沪普
320106|江苏省|南京市|鼓楼区|宁
320324|江苏省|徐州市|睢宁县|徐睢
330106|浙江省|杭州市|西湖区|浙杭
330782|浙江省|金华市|义乌市|浙义
340104|安徽省|合肥市|蜀山区|皖合
350203|福建省|厦门市|思明区|厦
350582|福建省|泉州市|晋江市|闽晋
360102|江西省|南昌市|东湖区|赣洪
370202|山东省|青岛市|市南区|青
370724|山东省|潍坊市|临朐县|鲁潍
410105|河南省|郑州市|金水区|郑
420106|湖北省|武汉市|武昌区|鄂武
430102|湖南省|长沙市|芙蓉区|湘长
440103|广东省|广州市|荔湾区|粤广
440304|广东省|深圳市|福田区|深
450103|广西壮族自治区|南宁市|青秀区|桂南
460105|海南省|海口市|秀英区|琼海
500103||重庆市|渝中区|渝
510105|四川省|成都市|青羊区|川成
513426|四川省|凉山彝族自治州|会东县|川凉
520103|贵州省|贵阳市|云岩区|筑
530102|云南省|昆明市|五华区|滇昆
540102|西藏自治区|拉萨市|城关区|藏拉
610113|陕西省|西安市|雁塔区|陕西
620102|甘肃省|兰州市|城关区|甘兰
630104|青海省|西宁市|城西区|青宁
640104|宁夏回族自治区|银川市|兴庆区|宁银
650102|新疆维吾尔自治区|乌鲁木齐市|天山区|新乌
653101|新疆维吾尔自治区|喀什地区|喀什市|新喀
"""

PLACES: tuple[Place, ...] = tuple(Place(*row.split("|")) for row in _TABLE.split())

XIAMEN = next(place for place in PLACES if place.code == "350203")
