import os, threading
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]="true"
import pytest
from tests.web.simulatie.test_plan import *
from tests.web.simulatie.test_scenario_maken import *
from tests.web.adressen import ACHTERKANT
from django.test import Client
from zorglandschap.apps.simulatie import planwerk
from playwright.sync_api import sync_playwright
import tests.toets.chromium as CH
@pytest.mark.django_db(transaction=True)
def test_kijk(cast, live_server, tmp_path, settings):
    settings.DATA_MAP=tmp_path
    client=als(cast.tom)
    adres=gereed(client, lijn="on", meest_erbij="9")
    rij=Doorrekening.objects.get()
    plan=rij.plan
    punten=[{"kosten":k*1e6,"uit_huis":h} for k,h in ((71.2,412.),(71.9,401.),(73.4,390.),(76.8,381.),(81.,377.))]
    Doorrekening.objects.update(plan={**plan,"lijn":punten,"kosten_nu":74.1e6,"kosten":71.2e6,"uit_huis":412.,"uit_huis_nu":415.})
    sleutel=client.cookies["sessionid"].value if "sessionid" in client.cookies else list(client.cookies.values())[0].value
    naam=settings.SESSION_COOKIE_NAME
    with sync_playwright() as p:
        b=p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for w in (1280,360):
            c=b.new_context(viewport={"width":w,"height":900})
            c.add_cookies([{"name":naam,"value":client.cookies[naam].value,"url":live_server.url}])
            pg=c.new_page()
            for n,a in (("vraag","/simulatie/plan/"),("plan",adres)):
                pg.goto(live_server.url+a); pg.screenshot(path=f"/tmp/5p/web/{n}-{w}.png",full_page=True)
                print(n,w,pg.evaluate("document.documentElement.scrollWidth"))
        b.close()
